//! Headings of levels at which no project is yet.

use catalog::import::Why;

use crate::harness::{list, reported, taken};
use crate::round_trip::round;

const SECTIONS: &str = "# T

## Graduated Projects

### Envoy

- **License:** MIT

## Incubating Projects

*None at the moment.*

## Sandbox Projects

### Kuma

- **License:** MIT

## Archived Projects

None.

## Contributing

Ask first.
";

const BULLETS: &str = "# T

## Graduated (1)

- [Envoy](https://envoy.example): Mesh.

## Incubating (0)

No projects yet.

## Sandbox (1)

- [Kuma](https://kuma.example): Mesh.

## ⚰️ Retired (0)
";

const TABLE: &str = "# T

## Graduated

| Project | Goal |
| --- | --- |
| [Envoy](https://envoy.example) | Mesh. |

## Incubating

| Project | Goal |
| --- | --- |

## Sandbox

| Project | Goal |
| --- | --- |
| [Kuma](https://kuma.example) | Mesh. |

## Attic

| Project | Goal |
| --- | --- |
| None |  |
";

#[test]
fn levels_without_projects_are_levels_of_the_track() {
    for (text, retired) in [
        (SECTIONS, "archived"),
        (BULLETS, "retired"),
        (TABLE, "attic"),
    ] {
        let (mut desk, _) = taken(text, None);
        let track = &desk.catalog.settings.tracks["maturity"];
        let ids = |levels: &[catalog::catalog::model::Level]| {
            levels
                .iter()
                .map(|level| level.id.clone())
                .collect::<Vec<_>>()
        };
        assert_eq!(ids(&track.levels), ["sandbox", "incubating", "graduated"]);
        assert_eq!(ids(&track.retired), [retired]);
        let page = desk.page("l");
        assert!(!page.contains("Incubating"), "{page}");
        desk.go_on("kuma", "sandbox", "incubating", "2021-01-01");
        desk.go_on("envoy", "graduated", retired, "2021-01-01");
        let page = desk.page("l");
        let headings = page.lines().filter(|line| line.starts_with("## "));
        let all = headings.clone().count();
        assert_eq!(all, if text == SECTIONS { 3 } else { 2 }, "{page}");
        for words in ["None", "yet", "Empty"] {
            assert!(!page.contains(words), "{page}");
        }
        let first = headings.clone().next().expect("a heading");
        let original = text.lines().find(|line| line.contains("Incubating"));
        let original = original.expect("a heading").replace("(0)", "(1)");
        assert_eq!(first, original, "{page}");
        round(text, None, &list("l"));
    }
}

#[test]
fn words_that_there_is_nothing_are_reported_and_other_words_stay() {
    let (desk, reading) = taken(SECTIONS, None);
    assert_eq!(
        reported(&reading, Why::None),
        [(11, "None at the moment.".into()), (21, "None.".into())]
    );
    assert!(desk.page("l").contains("## Contributing\n\nAsk first.\n"));
}

#[test]
fn a_heading_that_tells_of_a_level_in_other_places_is_none() {
    for text in [
        "# T\n\n## Sandbox\n\n- [Kuma](https://kuma.example): Mesh.\n\n## Graduated\n\n- [Envoy](https://envoy.example): Mesh.\n\n## Production\n\nWhat it takes to run these.\n",
        "# T\n\n## Storage\n\n- [Kuma](https://kuma.example): Mesh.\n\n## Archived\n\nNone.\n",
    ] {
        let (_, page) = round(text, None, &list("l"));
        assert!(page.ends_with(text), "{page}");
    }
}
