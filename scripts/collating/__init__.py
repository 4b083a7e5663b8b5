"""What makes the data of the craft of collating."""
