//! Folders of files: copies of them, and listings that tell whether anything changed.

use std::collections::hash_map::DefaultHasher;
use std::fs;
use std::hash::{Hash, Hasher};
use std::os::unix::fs::PermissionsExt;
use std::path::Path;

/// Copies a folder with everything in it.
pub fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a folder");
    for file in fs::read_dir(from).expect("a folder") {
        let file = file.expect("a file");
        let target = to.join(file.file_name());
        if file.file_type().expect("a kind").is_dir() {
            copy(&file.path(), &target);
        } else {
            fs::copy(file.path(), target).expect("a copy");
        }
    }
}

/// Everything in a folder, a line each: path, mode and what is in it. The time of a file is left
/// out, since a file that was written with what it held before is no change.
pub fn listing(folder: &Path) -> Vec<String> {
    let mut lines = Vec::new();
    list(folder, &mut lines);
    lines.sort();
    lines
}

fn list(folder: &Path, lines: &mut Vec<String>) {
    for file in fs::read_dir(folder).expect("a folder") {
        let path = file.expect("a file").path();
        let about = path.symlink_metadata().expect("a file");
        let mode = about.permissions().mode();
        let content = if about.is_symlink() {
            format!("{:?}", fs::read_link(&path).expect("a link"))
        } else if about.is_dir() {
            list(&path, lines);
            "folder".to_owned()
        } else {
            let mut hasher = DefaultHasher::new();
            fs::read(&path).unwrap_or_default().hash(&mut hasher);
            format!("{:x}", hasher.finish())
        };
        lines.push(format!("{} {mode:o} {content}", path.display()));
    }
}

/// Lets a file be run.
pub fn make_executable(path: &Path) {
    fs::set_permissions(path, fs::Permissions::from_mode(0o755)).expect("permissions");
}

/// Lets nobody else into a folder.
pub fn make_private(path: &Path) {
    fs::set_permissions(path, fs::Permissions::from_mode(0o700)).expect("permissions");
}
