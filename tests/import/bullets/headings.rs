//! Lines that stand out, right above lists, as headings.

use super::{BULLETS, kept, list, round};

const PARTED: &str = "# T

## Analytics

_Web Analytics_

- [A](https://a.example) - One.

*Business Intelligence:*

- [B](https://b.example) - Two.

## Automation

*For all that runs by itself*

- [C](https://c.example) - Three.
";

#[test]
fn lines_in_italics_or_bold_that_part_a_heading_are_areas_below_it() {
    let bold = PARTED.replace(['_', '*'], "**");
    for text in [PARTED, &bold] {
        let (desk, _, page) = kept(text);
        assert_eq!(desk.entry("a").areas, ["l/analytics/web-analytics"]);
        assert_eq!(desk.entry("b").areas, ["l/analytics/business-intelligence"]);
        assert!(
            page.contains("\n### Business Intelligence\n\n- [B]"),
            "{page}"
        );
    }
}

#[test]
fn a_line_in_italics_below_each_heading_tells_of_it() {
    let text = "# T\n\n## A\n\n*Things of A*\n\n- [a](https://a.example) - One.\n\n## B\n\n*Things of B*\n\n- [b](https://b.example) - Two.\n";
    let (_, page) = round(text, BULLETS, &list("l"));
    assert!(page.ends_with(text), "{page}");
}

#[test]
fn sentences_above_lists_stay_text() {
    let text = "# T\n\n## A\n\n*Things of A.*\n\n- [a](https://a.example) - One.\n\n*Things of B, with more of these words.*\n\n- [b](https://b.example) - Two.\n";
    let (desk, _, _) = kept(text);
    assert_eq!(desk.entry("b").areas, ["l/a"]);
}

/// Lines with a colon above lists, without marks.
const CAPTIONS: &str = "# T

Graduated:

- [Envoy](https://envoy.example): Mesh.

Sandbox:

- [Kuma](https://kuma.example): Mesh.
";

#[test]
fn plain_captions_above_lists_that_name_levels_are_headings() {
    let (desk, _, page) = kept(CAPTIONS);
    assert_eq!(desk.level("envoy"), Some("graduated"));
    assert_eq!(desk.level("kuma"), Some("sandbox"));
    assert!(page.contains("## Graduated\n\n- [Envoy]"), "{page}");
    let other = CAPTIONS.replace("Sandbox:", "These are the ones we like:");
    let (_, page) = round(&other, BULLETS, &list("l"));
    assert!(page.contains("Graduated:\n"), "{page}");
}

#[test]
fn a_level_in_another_style_of_line_is_beside_those_of_most() {
    let text = "# T\n\n**Graduated**\n\n- [Envoy](https://envoy.example): Mesh.\n\n**Incubating:**\n\n- [Dex](https://dex.example): Mesh.\n\n*Sandbox*\n\n- [Kuma](https://kuma.example): Mesh.\n";
    let (desk, _, _) = kept(text);
    assert_eq!(desk.level("envoy"), Some("graduated"));
    assert_eq!(desk.level("dex"), Some("incubating"));
    assert_eq!(desk.level("kuma"), Some("sandbox"));
}
