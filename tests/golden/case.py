"""Two articles of the founding case in the project's own words, with blanks for every figure, place and name."""

FIRST = (
    "The {institute} in Washington, D.C. published a report on {writing} about the {strength} {people} soldiers "
    "sent to the war. By {target} this year, the report says, nearly all of them could be dead or wounded.\n\n"
    "{president_title} {president} stated at the beginning of January that {count} {people} soldiers had been killed or "
    "wounded in the {place} region.\n\n"
    "{minister_title} {minister} mentioned minor clashes on {small} last year, but military bloggers have reported "
    "since {large} that {people} troops take part in larger-scale operations.\n\n"
    "The institute stated that the daily casualty rate of the {people} soldiers could reach up to {rate} since they "
    "joined larger operations in early December.\n\n"
    "About {strength} {people} soldiers are deployed in the {place} region. If the losses persist, all of these "
    "soldiers could be dead or wounded within {weeks} weeks, around {target}.\n\n"
    "On January 13, the {service} reported that {killed} {people} soldiers had been killed in the {place} region and "
    "another {wounded} wounded.\n\n"
    "Military analyst {analyst} wrote on January 18 that the majority of casualties among the {people} troops occurred "
    "in December last year and the first half of January this year. By his estimate the {people} soldiers lose between "
    "{low} and {high} men a day.\n\n"
    "He added that within two months the {people} forces have lost {percent}% of their combat capability."
)
SECOND = (
    "In the {place} region {people} units have been fighting for weeks. The {institute} calculated that the {people} "
    "contingent loses about {rate} soldiers a day.\n\n"
    "The analysts recalled a statement by {president_title} {president}, who said that as of early January {count} "
    "{people} soldiers had been killed or wounded in the {place} region."
)
REAL = {
    "institute": "Institute for the Study of War", "writing": "January 16", "strength": "12,000",
    "people": "North Korean", "place": "Kursk", "president_title": "Ukrainian President",
    "president": "Volodymyr Zelensky", "count": "3,800", "minister_title": "Defense Minister",
    "minister": "Rustem Umerov", "small": "November 5", "large": "December 6", "rate": "92", "weeks": "12",
    "target": "mid-April", "service": "National Intelligence Service", "killed": "300", "wounded": "2,700",
    "analyst": "Oleksandr Kovalenko", "low": "80", "high": "90", "percent": "30",
}  # fmt: skip
OTHER = REAL | {
    "institute": "Harbour Institute", "writing": "January 14", "strength": "20,000", "people": "Osmeran",
    "place": "Varsk", "president_title": "President", "president": "Ada Quill", "count": "5,200",
    "minister_title": "Defence Minister", "minister": "Tomas Reel", "small": "November 20", "large": "December 10",
    "rate": "148", "weeks": "14", "target": "mid-May", "service": "Border Service", "killed": "400",
    "wounded": "3,700", "analyst": "Ilo Brandt", "low": "85", "high": "95", "percent": "20",
}  # fmt: skip
