"""The released programme for machines and for paper."""
