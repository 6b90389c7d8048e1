//! The facts: entries, tracks, areas, lists, settings.
