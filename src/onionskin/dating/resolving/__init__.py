"""What an expression means where it stands: a TIMEX3 value, an EDTF value, what it leaned on, and the rule."""
