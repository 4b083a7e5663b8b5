// Where happenings lie on a timeline: each in a lane in which it meets no other, those that matter most first; what finds
// no lane is counted in bins. Nothing here draws; days count from 1970.
"use strict";
{
  const OPEN = 44, LEAST = 5, GAP = 10, BIN = 8;

  // Which of some happenings matter most: those in conflict, then those of most voices, then those whose time is narrow.
  function ranked(data) {
    const order = data.id.map((_, at) => at);
    const weight = order.map((at) => (data.conflicts[at] ? 4 : data.drifts[at] ? 3 : 0) + Math.min(data.sources[at], 9) / 4 + Math.min(data.statements[at], 9) / 20 - (data.certainty[at] === "Uu" ? 0.2 : 0));
    const narrow = (at) => (data.first[at] === null || data.last[at] === null ? 1e6 : data.last[at] - data.first[at]);
    return order.sort((one, other) => weight[other] - weight[one] || narrow(one) - narrow(other) || one - other);
  }

  // The first place in a lane's sorted [from, to, from, to …] that ends at or after x.
  function seek(lane, x) {
    let low = 0, high = lane.length / 2;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (lane[2 * middle + 1] < x) low = middle + 1; else high = middle;
    }
    return low;
  }

  // All happenings in so many lanes, at so many pixels a day: `placed` by lane in order of time, `bins` of the others.
  // `begin` and `end` are the days between which one is drawn, null where that side is open; `width` is that of its words.
  window.lanes = (data, order, count, scale) => {
    const edges = Array.from({ length: count }, () => []), placed = Array.from({ length: count }, () => []);
    const left = new Map();
    for (const at of order) {
      const first = data.begin[at], last = data.end[at];
      const x1 = first === null ? (last + 1) * scale - OPEN : first * scale, x2 = last === null ? first * scale + OPEN : (last + 1) * scale;
      const bar = Math.max(x2, x1 + LEAST), to = Math.max(bar + 10 + 6 * Math.min(data.sources[at], 5) + (data.conflicts[at] || data.drifts[at] ? 10 : 0), x1 + data.width[at]) + GAP;
      let lane = 0, where = 0;
      for (; lane < count; lane++) {
        where = seek(edges[lane], x1);
        if (2 * where >= edges[lane].length || edges[lane][2 * where] > to) break;
      }
      if (lane === count) {
        const bin = Math.floor((x1 + Math.min(bar - x1, 4 * BIN) / 2) / BIN);
        left.set(bin, (left.get(bin) ?? 0) + 1);
        continue;
      }
      edges[lane].splice(2 * where, 0, x1, to);
      placed[lane].splice(where, 0, { at, x1, x2: bar, to, lane });
    }
    const bins = [...left].sort((one, other) => one[0] - other[0]), most = Math.max(1, ...left.values());
    return { placed, edges, bins, most, bin: BIN };
  };

  // Those of some lanes that lie between two places, in pixels; at most so many, those of the upper lanes first.
  window.within = ({ placed, edges }, x1, x2, most) => {
    const found = [];
    for (let lane = 0; lane < placed.length && found.length < most; lane++) {
      for (let at = seek(edges[lane], x1); at < placed[lane].length && placed[lane][at].x1 < x2 && found.length < most; at++) found.push(placed[lane][at]);
    }
    return found;
  };

  // How many of the others lie there.
  window.binned = ({ bins, bin }, x1, x2) => {
    let sum = 0;
    for (const [at, count] of bins) if ((at + 1) * bin > x1 && at * bin < x2) sum += count;
    return sum;
  };
  window.ranked = ranked;
}
