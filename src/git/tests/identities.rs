//! Who a commit says made it, and who signed it.

use std::fs;
use std::path::Path;
use std::process::Command;

use super::Scratch;
use crate::git::{GitError, Warning};

#[test]
fn the_environment_names_author_and_committer_apart() {
    let mut scratch = Scratch::new();
    scratch.environment = scratch
        .environment
        .clone()
        .with("GIT_AUTHOR_NAME", "Zoë")
        .with("GIT_AUTHOR_EMAIL", "zoe@example.com")
        .with("GIT_COMMITTER_NAME", "Committer");
    let mut request = scratch.request();
    request.sign_off = true;
    let made = scratch.commit(&request).expect("a commit");
    assert!(made.warnings.is_empty());
    assert_eq!(
        scratch.git(&[
            "log",
            "-1",
            "--format=%an|%ae|%cn|%ce|%(trailers:key=Signed-off-by,valueonly)"
        ]),
        "Zoë|zoe@example.com|Committer|author@example.com|Committer <author@example.com>"
    );
}

#[test]
fn without_an_identity_the_user_of_the_system_is_taken_with_a_warning() {
    let scratch = Scratch::new();
    fs::write(scratch.folder().join("home/gitconfig"), "").expect("no identity");
    let made = scratch.commit(&scratch.request()).expect("a commit");
    let [warning @ Warning::NoIdentity { name, email }] = made.warnings.as_slice() else {
        panic!("no warning: {made:?}");
    };
    assert!(
        !name.is_empty() && email.contains('@') && !email.contains("(none)"),
        "{email}"
    );
    assert_eq!(
        scratch.git(&["log", "-1", "--format=%an|%ae"]),
        format!("{name}|{email}")
    );
    let text = warning.to_string();
    assert!(text.contains("git config --global user.name"), "{text}");
    assert!(text.contains("git config --global user.email"), "{text}");
}

#[test]
fn a_user_who_forbids_guessing_is_heeded() {
    let scratch = Scratch::new();
    let config = "[user]\n useConfigOnly = true\n name = Only A Name\n";
    fs::write(scratch.folder().join("home/gitconfig"), config).expect("half an identity");
    let failure = scratch.commit(&scratch.request());
    assert!(matches!(failure, Err(GitError::NoIdentity)));
}

#[test]
fn a_commit_is_signed_with_an_ssh_key_where_git_is_told_to() {
    let scratch = Scratch::new();
    let key = scratch.folder().join("home/key");
    run(Command::new("ssh-keygen")
        .args(["-q", "-t", "ed25519", "-N", "", "-f"])
        .arg(&key));
    let allowed = scratch.folder().join("home/allowed");
    let public = fs::read_to_string(key.with_extension("pub")).expect("a key");
    fs::write(&allowed, format!("author@example.com {public}")).expect("a list of signers");
    sign_with(&scratch, "ssh", &key.to_string_lossy());
    scratch.git(&[
        "config",
        "gpg.ssh.allowedSignersFile",
        &allowed.to_string_lossy(),
    ]);
    scratch.commit(&scratch.request()).expect("a signed commit");
    assert_eq!(
        scratch.git(&["log", "-1", "--format=%G?|%an|%ad|%cd|%s", "--date=raw"]),
        "G|A U Thor|1500000000 +0200|1500000001 -0330|Change A"
    );
    assert_eq!(scratch.git(&["rev-list", "--count", "HEAD"]), "2");
}

#[test]
fn a_commit_is_signed_with_a_gpg_key_where_git_is_told_to() {
    let mut scratch = Scratch::new();
    let home = scratch.folder().join("home/gnupg");
    fs::create_dir(&home).expect("a home for keys");
    private(&home);
    run(Command::new("gpg").env("GNUPGHOME", &home).args([
        "--batch",
        "--quiet",
        "--passphrase",
        "",
        "--quick-generate-key",
        "A U Thor <author@example.com>",
        "ed25519",
        "sign",
        "never",
    ]));
    scratch.environment = scratch.environment.clone().with("GNUPGHOME", &home);
    scratch.git(&["config", "commit.gpgSign", "true"]);
    scratch.commit(&scratch.request()).expect("a signed commit");
    assert_eq!(scratch.git(&["log", "-1", "--format=%G?"]), "G");
    run(Command::new("gpgconf")
        .env("GNUPGHOME", &home)
        .args(["--kill", "all"]));
}

#[test]
fn a_signature_that_fails_moves_nothing() {
    let scratch = Scratch::new();
    sign_with(&scratch, "ssh", "/nonexistent/key");
    let before = scratch.git(&["for-each-ref"]);
    let failure = scratch.commit(&scratch.request()).expect_err("no key");
    assert!(
        matches!(&failure, GitError::Signing { said } if !said.is_empty()),
        "{failure:?}"
    );
    assert_eq!(scratch.git(&["for-each-ref"]), before);
    assert_eq!(scratch.status(), "");
    assert_eq!(scratch.git(&["branch", "--show-current"]), "main");
}

fn sign_with(scratch: &Scratch, format: &str, key: &str) {
    scratch.git(&["config", "commit.gpgSign", "true"]);
    scratch.git(&["config", "gpg.format", format]);
    scratch.git(&["config", "user.signingKey", key]);
}

fn run(command: &mut Command) {
    let output = command.output().expect("the program is installed");
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
}

fn private(folder: &Path) {
    use std::os::unix::fs::PermissionsExt;
    fs::set_permissions(folder, fs::Permissions::from_mode(0o700)).expect("permissions");
}
