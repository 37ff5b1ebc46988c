"""Proofs that come with the library: laws, strategies and the reference interpreter."""
