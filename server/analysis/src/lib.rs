//! The plan as a domain, what is known of resolutions, the cross-document index, rules and features. No protocol types, no file system, no clock.
