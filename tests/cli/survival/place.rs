//! Where the program is started, and what it is told of the catalog's place.

use super::{PROMOTE, promote};
use crate::environment::TestEnvironment;

#[test]
fn every_folder_of_the_repository_will_do() {
    let env = TestEnvironment::new();
    std::fs::create_dir_all(env.path("deep/er")).expect("folders");
    let list = env.catalog(["list"]).done().stdout;
    for folder in ["catalog", "catalog/projects", "deep/er", "lists"] {
        assert_eq!(
            env.catalog_in(&env.path(folder), ["list"]).done().stdout,
            list
        );
    }
    env.catalog_in(&env.path("deep/er"), PROMOTE).done();
    assert_eq!(env.status(), "## catalog/promote-linkerd");
}

#[test]
fn a_folder_that_goes_with_its_last_entry_does_no_harm() {
    let env = TestEnvironment::new();
    env.commit(
        "catalog/projects/deep/only.yaml",
        "name: Only\nareas: [cncf]\n",
    );
    env.catalog(["rename", "only", "lonely"]).done();
    assert!(env.path("catalog/projects/deep/lonely.yaml").exists());
    env.catalog(["remove", "lonely", "-y", "--reason", "r"])
        .done();
    assert!(!env.path("catalog/projects/deep").exists());
}

#[test]
fn the_catalog_can_be_named_from_outside_the_repository() {
    let env = TestEnvironment::new();
    let named = ["list", "--catalog", "repo/catalog"];
    let list = env.catalog_in(&env.folder(), named).done().stdout;
    assert_eq!(env.catalog(["list"]).done().stdout, list);
    let folder = env.path("catalog");
    let absolute = ["--catalog", folder.to_str().expect("a path")];
    env.catalog_in(&env.folder(), PROMOTE.iter().chain(&absolute))
        .done();
    assert_eq!(env.status(), "## catalog/promote-linkerd");
}

#[test]
fn a_branch_of_ones_own_is_gone_on_with() {
    let env = TestEnvironment::new();
    env.git(["switch", "--quiet", "-c", "mine"]);
    promote(&env, &[]).done();
    assert_eq!(env.status(), "## mine");
    assert_eq!(env.git(["rev-list", "--count", "main..mine"]), "1");
}
