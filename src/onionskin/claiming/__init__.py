"""Who says what, and how surely: claims, the voices behind them, and the words that hedge them."""
