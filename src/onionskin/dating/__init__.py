"""When: what a page says of time, as EDTF intervals with their reasons, and how two times lie to one another."""
