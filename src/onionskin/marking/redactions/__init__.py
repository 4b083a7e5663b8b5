"""What is hidden: found on scans, in born-digital files and in words; never guessed at.

Nothing here reads, weighs or fits what lies under a box: a redaction has a place, a form, a bound and its codes.
"""
