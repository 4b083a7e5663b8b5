"""Two witnesses side by side: where they agree, where they differ, and what kind of difference it is."""
