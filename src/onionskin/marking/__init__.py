"""What those who classified, handled or released a page stamped on it: markings, stamps, numbers, codes.

Pure: a transcription in, annotations out. What is known of markings stands in the TOML files beside the code.
"""
