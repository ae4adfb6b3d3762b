"""A mailbox on a province's hub (NATS JetStream)."""
