//! Where there is nothing to read or to change.

use snapbox::{assert_data_eq, str};

use crate::environment::TestEnvironment;

#[test]
fn where_there_is_no_catalog_or_no_repository_it_is_said() {
    let env = TestEnvironment::unborn();
    assert_data_eq!(
        env.refused(["list"]),
        str![[r#"
error: catalog/catalog.yaml: there is no catalog here
hint: `catalog init` makes a new one

"#]]
    );
    assert_data_eq!(
        env.refused(["show", "a"]),
        str![[r#"
error: catalog/catalog.yaml: there is no catalog here
hint: `catalog init` makes a new one

"#]]
    );
    assert_data_eq!(
        env.refused(["history"]),
        str![[r#"
error: catalog/catalog.yaml: there is no catalog here
hint: `catalog init` makes a new one

"#]]
    );
    assert_data_eq!(
        env.refused(["check"]),
        str![[r#"
error: catalog/catalog.yaml: there is no catalog here
hint: `catalog init` makes a new one

"#]]
    );
    assert_data_eq!(
        env.refused(["publish", "--check"]),
        str![[r#"
error: catalog/catalog.yaml: there is no catalog here
hint: `catalog init` makes a new one

"#]]
    );
    assert_data_eq!(
        env.refused(["promote", "a", "--to", "b"]),
        str![[r#"
error: catalog/catalog.yaml: there is no catalog here
hint: `catalog init` makes a new one

"#]]
    );
    let env = TestEnvironment::empty();
    std::fs::create_dir(env.root()).expect("a folder");
    assert_data_eq!(
        env.refused(["list"]),
        str![[r#"
error: no git repository at $DIR/repo or above it; go to one, or make one with `git init`
hint: `catalog init` makes a repository with a catalog in it

"#]]
    );
}
