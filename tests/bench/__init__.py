"""What perfeval costs, beside what people write or use in its place; see docs/speed.md."""
