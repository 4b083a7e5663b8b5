"""What words say of time: each file reads one family of expressions off the tape, and `phrases` asks them."""
