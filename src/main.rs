//! The `catalog` program: calls the library and returns its exit code.

use std::process::ExitCode;

fn main() -> ExitCode {
    if catalog::cli::complete() {
        return ExitCode::SUCCESS;
    }
    ExitCode::from(catalog::cli::run(std::env::args_os()))
}
