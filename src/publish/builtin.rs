//! The templates that come with the program.

/// Each built-in template's name and text.
pub const BUILTIN: &[(&str, &str)] = &[
    ("bullets.md", include_str!("../../templates/bullets.md")),
    ("changelog.md", include_str!("../../templates/changelog.md")),
    (
        "cloud-open-source.md",
        include_str!("../../templates/cloud-open-source.md"),
    ),
    (
        "cncf-projects.md",
        include_str!("../../templates/cncf-projects.md"),
    ),
    (
        "contributing-projects.md",
        include_str!("../../templates/contributing-projects.md"),
    ),
    ("headings.md", include_str!("../../templates/headings.md")),
    (
        "landscape.yml",
        include_str!("../../templates/landscape.yml"),
    ),
    ("list.md", include_str!("../../templates/list.md")),
    ("opening.md", include_str!("../../templates/opening.md")),
    ("sections.md", include_str!("../../templates/sections.md")),
    ("table.md", include_str!("../../templates/table.md")),
    (
        "upstream-projects.md",
        include_str!("../../templates/upstream-projects.md"),
    ),
];

/// The text of a built-in template.
pub fn builtin(name: &str) -> Option<&'static str> {
    BUILTIN
        .iter()
        .find(|(own, _)| *own == name)
        .map(|(_, text)| *text)
}
