"""Tools for the people who write the YAML."""
