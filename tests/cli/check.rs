//! `catalog check`: everything that is wrong, at once, each with its place.

use snapbox::{assert_data_eq, str};

use crate::environment::TestEnvironment;
use crate::fixture;

#[test]
fn a_catalog_in_order_has_only_the_warning_of_a_missing_date() {
    let env = TestEnvironment::new();
    let ran = env.unchanged(["check"], 0);
    assert_data_eq!(
        ran.stdout,
        str![[r#"
warning[date-missing]: the date of `alpha` is not known
 --> catalog/projects/gateway-api.yaml:5:14
  |
5 |     - level: alpha
  |              ^^^^^
  |
  = help: add `date: YYYY-MM-DD`


"#]]
    );
    assert_data_eq!(
        ran.stderr,
        str![[r#"
     Checked 5 entries: 0 errors, 1 warning

"#]]
    );
    env.unchanged(["check", "--strict"], 1);
    let quiet = env.unchanged(["check", "-q"], 0);
    assert_eq!(quiet.stderr, "");
}

/// A catalog in which every kind of problem is in an entry of its own.
pub fn broken() -> TestEnvironment {
    let env = TestEnvironment::new();
    let entry = |id: &str, text: &str| env.write(&format!("catalog/projects/{id}.yaml"), text);
    entry("unparsable", "name: [\n");
    entry(
        "keys",
        "name: Keys\nareas: [cncf]\nlicence: MIT\nareas: [cloud]\n",
    );
    entry(
        "types",
        "name: [Types]\nareas: cncf\nlinks: {chat: 1}\nmaturity: {cncf: sandbox}\n",
    );
    entry("anchors", "name: &a Anchors\nsummary: *a\nareas: [cncf]\n");
    entry(
        "levels",
        "name: Levels\nareas: [cncf/runtimes]\nmaturity:\n  cncf:\n    - level: sandbx\n      date: 2020-01-01\n  cnfc:\n    - {level: sandbox, date: 2020-01-01}\n",
    );
    entry(
        "dates",
        "name: Dates\nareas: [cncf]\nmaturity:\n  cncf:\n    - {level: sandbox, date: 2020-1-1}\n",
    );
    entry(
        "order",
        "name: Order\nareas: [cncf]\nmaturity:\n  cncf:\n    - {level: sandbox, date: 2020-01-02}\n    - {level: incubating, date: 2020-01-01}\n    - {level: graduated, date: 2022-01-01}\n",
    );
    entry("spdx", "name: Spdx\nareas: [cncf]\nlicense: Apache 2.0\n");
    entry(
        "urls",
        "name: Urls\nareas: [cncf]\nhomepage: example.com\nlinks:\n  chat: javascript:alert(1)\n",
    );
    entry(
        "twin",
        "name: ENVOY\nareas: [cncf]\naliases: [rkt]\nrepository: http://github.com/envoyproxy/envoy.git\n",
    );
    entry("deep/linkerd", "name: Other\nareas: [cncf]\n");
    entry("Case", "name: Case\nareas: [cncf]\n");
    entry(
        "successor",
        "name: Successor\nareas: [cncf]\nmaturity:\n  cncf:\n    - {level: archived, date: 2020-01-01, superseded_by: linkrd}\n",
    );
    env.write("catalog/projects/wrong.yml", "name: Wrong\n");
    env.write(
        "catalog/projects/latin.yaml",
        b"name: Caf\xe9\nareas: [cncf]\n",
    );
    env.write("catalog/projects/empty.yaml", "");
    env
}

#[test]
fn a_stale_list_is_an_error_and_with_publish_on_base_a_warning() {
    let env = TestEnvironment::new();
    env.write(
        "catalog/projects/envoy.yaml",
        fixture::ENVOY.replace("Proxy", "A proxy"),
    );
    let ran = env.unchanged(["check", "lists"], 1);
    assert_data_eq!(
        ran.stdout,
        str![[r#"
error[stale-list]: the published list is not what the catalog gives
  --> lists/projects.md:12:50
   |
12 | - [Envoy](https://github.com/envoyproxy/envoy) - Proxy for the edge and between services (graduated since 2018-11-28)
   |                                                  ^
   |
   = help: `catalog publish --no-commit` renders it again


"#]]
    );
    env.git(["commit", "--quiet", "-am", "An edit by hand"]);
    let ran = env.unchanged(["check", "lists"], 1);
    assert!(ran.stdout.contains("help: `catalog publish` renders"));
    env.write(
        "catalog/catalog.yaml",
        fixture::SETTINGS.replace("  base: main\n", "  base: main\n  publish: on-base\n"),
    );
    let ran = env.unchanged(["check", "lists"], 0);
    assert!(
        ran.stdout.starts_with("warning[stale-list]"),
        "{}",
        ran.stdout
    );
}

#[test]
fn broken_settings_or_areas_are_not_held_against_the_entries() {
    let env = TestEnvironment::new();
    env.write("catalog/catalog.yaml", "title: T\ntracks: [\n");
    let ran = env.unchanged(["check", "--format", "github"], 1);
    assert_data_eq!(
        ran.stdout,
        str![[r#"
::error file=catalog/catalog.yaml,line=2,col=9,title=yaml-syntax::this `[` is not closed; close it with `]`
::warning file=catalog/projects/gateway-api.yaml,line=5,col=14,title=date-missing::the date of `alpha` is not known; add `date: YYYY-MM-DD`

"#]]
    );
    env.write("catalog/catalog.yaml", fixture::SETTINGS);
    env.write("catalog/areas.yaml", "areas: {}\n");
    let ran = env.unchanged(["check", "--format", "github"], 1);
    assert_data_eq!(
        ran.stdout,
        str![[r#"
::error file=catalog/areas.yaml,line=1,col=8,title=wrong-type::`areas` is a mapping, where a list is wanted
::warning file=catalog/projects/gateway-api.yaml,line=5,col=14,title=date-missing::the date of `alpha` is not known; add `date: YYYY-MM-DD`

"#]]
    );
}

#[test]
fn a_problem_of_shape_hides_nothing_that_the_rules_find_beside_it() {
    let env = TestEnvironment::new();
    env.write(
        "catalog/projects/many.yaml",
        "name: Many\nlicence: MIT\nhomepage: a.org\nareas: [[x], clod]\nmaturity:\n  cncf:\n    \
         - {level: sandbox, date: 2020-1-1}\n    - {level: 7up}\n    \
         - {level: graduated, date: 2022-01-01, superseded_by: broken}\nlinks:\n  \
         chat: {title: x}\n  blog: [{}, ftp://a.org]\naliases: [envoy]\n",
    );
    env.write("catalog/projects/broken.yaml", "name: [\n");
    let ran = env.unchanged(["check", "--format", "github"], 1);
    assert_data_eq!(
        ran.stdout,
        str![[r#"
::error file=catalog/projects/broken.yaml,line=1,col=7,title=yaml-syntax::this `[` is not closed; close it with `]`
::warning file=catalog/projects/gateway-api.yaml,line=5,col=14,title=date-missing::the date of `alpha` is not known; add `date: YYYY-MM-DD`
::error file=catalog/projects/many.yaml,line=2,col=1,title=unknown-key::an entry has no key `licence`; did you mean `license`?
::error file=catalog/projects/many.yaml,line=3,col=11,title=url::`a.org` has no scheme; did you mean `https://a.org`?
::error file=catalog/projects/many.yaml,line=4,col=9,title=wrong-type::an item of `areas` is a list, where text is wanted
::error file=catalog/projects/many.yaml,line=4,col=14,title=unknown-area::there is no area `clod`; did you mean `cloud`?
::error file=catalog/projects/many.yaml,line=7,col=30,title=date::`2020-1-1` is no date; write it as YYYY-MM-DD, such as 2021-07-28
::error file=catalog/projects/many.yaml,line=8,col=15,title=unknown-level::track cncf has no level `7up`; the levels of cncf are sandbox, incubating, graduated, archived
::warning file=catalog/projects/many.yaml,line=9,col=32,title=date-future::2022-01-01 is in the future: today is 2021-12-31; correct it unless it is meant; from that day on nothing is said
::error file=catalog/projects/many.yaml,line=11,col=10,title=missing-key::a link has no `url`; add `url: …`
::error file=catalog/projects/many.yaml,line=12,col=10,title=missing-key::a link has no `url`; add `url: …`
::error file=catalog/projects/many.yaml,line=12,col=14,title=url::`ftp://a.org` may not be published, since it is `ftp:`; a URL is one of https, http, irc, ircs, mailto
::error file=catalog/projects/many.yaml,line=13,col=11,title=duplicate-name::the alias `envoy` is the id of catalog/projects/envoy.yaml too; take the alias out of one of them

"#]]
    );
    assert_data_eq!(
        ran.stderr,
        str![[r#"
     Checked 7 entries: 11 errors, 2 warnings
warning: the lists were not compared, since 2 files could not be read whole

"#]]
    );
    let ran = env.unchanged(["check", "catalog", "-q", "--format", "json"], 1);
    assert_eq!(ran.stderr, "", "no list was asked for");
}

#[test]
fn settings_and_areas_that_are_partly_unsound_judge_by_what_is_sound() {
    let env = TestEnvironment::new();
    env.write(
        "catalog/catalog.yaml",
        fixture::SETTINGS
            .replace("base: main", "bas: main")
            .replace("select: {track: cncf}", "select: {track: [[x], cncg]}"),
    );
    let levels = fixture::ENVOY.replace("level: graduated", "level: gradated");
    env.write("catalog/projects/envoy.yaml", levels);
    let ran = env.unchanged(["check", "-q", "--format", "github"], 1);
    assert_data_eq!(
        ran.stdout,
        str![[r#"
::error file=catalog/catalog.yaml,line=19,col=22,title=wrong-type::an item of `track` is a list, where text is wanted
::error file=catalog/catalog.yaml,line=19,col=27,title=list-select::there is no track `cncg`; did you mean `cncf`?
::error file=catalog/catalog.yaml,line=22,col=3,title=unknown-key::`workflow` has no key `bas`; did you mean `base`?
::error file=catalog/projects/envoy.yaml,line=10,col=14,title=unknown-level::track cncf has no level `gradated`; did you mean `graduated`?
::warning file=catalog/projects/gateway-api.yaml,line=5,col=14,title=date-missing::the date of `alpha` is not known; add `date: YYYY-MM-DD`

"#]]
    );
    env.write(
        "catalog/catalog.yaml",
        fixture::SETTINGS.replace("id: sandbox", "idd: sandbox"),
    );
    let ran = env.unchanged(["check", "-q", "--format", "github"], 1);
    assert_data_eq!(
        ran.stdout,
        str![[r#"
::error file=catalog/catalog.yaml,line=6,col=15,title=missing-key::a level has no `id`; add `id: …`
::error file=catalog/catalog.yaml,line=6,col=15,title=unknown-key::a level has no key `idd`; did you mean `id`?
::warning file=catalog/projects/gateway-api.yaml,line=5,col=14,title=date-missing::the date of `alpha` is not known; add `date: YYYY-MM-DD`

"#]]
    );
}

#[test]
fn what_settings_get_wrong_is_found() {
    let env = TestEnvironment::new();
    let settings = fixture::SETTINGS
        .replace("lists/projects.md", "../projects.md")
        .replace(
            "select: {track: cncf}",
            "select: {track: cnfc, area: cncf/runtimes}",
        )
        .replace(
            "base: main",
            "base: main\n  branch: \"a b\"\n  sign-off: true",
        );
    env.write("catalog/catalog.yaml", settings);
    let ran = env.unchanged(["check", "--format", "github"], 1);
    assert_data_eq!(
        ran.stdout,
        str![[r#"
::error file=catalog/catalog.yaml,line=18,col=13,title=path::`output` cannot be `../projects.md`, which is no path that every system has; write it from the root of the repository, such as `lists/projects.md`
::error file=catalog/catalog.yaml,line=23,col=11,title=branch-pattern::`a b` gives no name that git takes for a branch; write it as `catalog/{verb}-{id}`: no spaces, no `..`, none of `~^:?*[/`
::error file=catalog/catalog.yaml,line=24,col=3,title=unknown-key::`workflow` has no key `sign-off`; did you mean `sign_off`?
::warning file=catalog/projects/gateway-api.yaml,line=5,col=14,title=date-missing::the date of `alpha` is not known; add `date: YYYY-MM-DD`

"#]]
    );
    assert_data_eq!(
        ran.stderr,
        str![[r#"
     Checked 5 entries: 3 errors, 1 warning

"#]]
    );
}

#[test]
fn paths_are_of_the_current_folder_or_the_root_and_must_be_of_the_catalog() {
    let env = broken();
    let projects = env.path("catalog/projects");
    let here = env
        .catalog_in(
            &projects,
            ["check", "-q", "--format", "github", "spdx.yaml"],
        )
        .ended(1);
    assert_data_eq!(
        here.stdout.clone(),
        str![[r#"
::error file=catalog/projects/spdx.yaml,line=3,col=10,title=license::`Apache 2.0` is no SPDX expression: SPDX knows no `Apache`; did you mean `Apache-2.0`?

"#]]
    );
    let root = env
        .catalog_in(
            &projects,
            [
                "check",
                "-q",
                "--format",
                "github",
                "catalog/projects/spdx.yaml",
            ],
        )
        .ended(1);
    assert_eq!(root.stdout, here.stdout);
    let sound = env.unchanged(["check", "./catalog/../catalog/projects/brigade.yaml"], 0);
    assert_eq!(sound.stdout, "");
    let status = "     Checked 1 entry: 0 errors, 0 warnings\n";
    assert_eq!(sound.stderr, status, "of those that were asked for");
    assert_data_eq!(
        env.refused(["check", "catalog/projects/gone.yaml"]),
        str![[r#"
error: catalog/projects/gone.yaml: this is no file or folder of the catalog

"#]]
    );
    assert_data_eq!(
        env.refused(["check", "README.md"]),
        str![[r#"
error: README.md: this is no file or folder of the catalog

"#]]
    );
}

#[test]
fn a_change_on_a_broken_catalog_is_refused_with_what_is_broken() {
    let env = TestEnvironment::new();
    env.commit(
        "catalog/projects/envoy.yaml",
        "name: Envoy\nareas: [cncf/service-mesh]\nlicence: MIT\n",
    );
    assert_data_eq!(
        env.refused(["promote", "linkerd", "--to", "graduated"]),
        str![[r#"
error[unknown-key]: an entry has no key `licence`
 --> catalog/projects/envoy.yaml:3:1
  |
3 | licence: MIT
  | ^^^^^^^
  |
  = help: did you mean `license`?

error: the catalog has errors
hint: mend them, then try again; `catalog check` shows all

"#]]
    );
}

#[test]
fn a_list_that_cannot_be_rendered_hides_no_other() {
    let env = TestEnvironment::new();
    let more = "  gone: {template: gone.md, output: lists/gone.md}\n  \
        marked: {template: list.md, output: README.md, between: marked}\n  \
        gone-2: {template: gone.md, output: lists/gone-2.md}\n  \
        new: {template: list.md, output: lists/new.md}\nworkflow:";
    env.write(
        "catalog/catalog.yaml",
        fixture::SETTINGS.replace("workflow:", more),
    );
    let ran = env.unchanged(["check", "-q", "--format", "github"], 1);
    let found: Vec<&str> = ran
        .stdout
        .lines()
        .filter(|line| line.starts_with("::error"))
        .filter_map(|line| line.split("title=").nth(1)?.split("::").next())
        .collect();
    assert_eq!(
        found,
        ["markers", "stale-list", "template"],
        "{}",
        ran.stdout
    );
}
