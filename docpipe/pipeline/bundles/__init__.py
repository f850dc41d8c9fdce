"""Bundles: what each is made of, put together, checked, described in a manifest, released."""
