"""What words say of time: each file reads one family of expressions off the tape; `phrases` tries them at every token."""
