//! One file a command: arguments as meant, then load, plan, report.
