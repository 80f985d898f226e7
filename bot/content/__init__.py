"""What authors wrote: where it is, how it is read, and the values it becomes."""
