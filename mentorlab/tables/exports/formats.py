"""What does each tool put into its exports beside the answers? Header rows, columns of its own, rows that are tests."""

from __future__ import annotations

from dataclasses import dataclass

PREVIEW, TEST, SPAM, SYNTHETIC = 1, 2, 8, 256  # bits of Qualtrics' Status (0 an answer, 16 offline, 32 employees)
STATUS_WORDS = {"survey preview": PREVIEW, "survey test": TEST, "spam": SPAM, "synthetic": SYNTHETIC}
ANSWERED = ("ip address", "imported", "offline survey", "offline", "ip-adresse", "adresse ip", "dirección ip")
STATUS_REASON = {
    PREVIEW: "a preview of the survey",
    TEST: "a test of the survey",
    SPAM: "marked as spam",
    SYNTHETIC: "made up by the survey tool",
}


@dataclass(frozen=True)
class Format:
    """One tool's exports. Names of columns are compared as `naming.alike` compares them.

    `people`: columns that may say who answers, the best first. `when`: when the answer was given, the best first.
    `private`: columns about a person or a device that never go into a table, except as the person. `own`: its other
    columns. `finished`: the column that says whether an answer was finished. `status`: the column that says what an
    answer is. `several`: what stands between several choices in a cell.
    """

    title: str
    people: tuple[str, ...] = ()
    when: tuple[str, ...] = ()
    private: tuple[str, ...] = ()
    own: tuple[str, ...] = ()
    finished: str | None = None
    status: str | None = None
    several: str = ";"

    @property
    def fixed(self) -> tuple[str, ...]:
        """Every column that is not a question."""
        return (*self.people, *self.when, *self.private, *self.own)


FORMATS = {
    "qualtrics": Format(
        "Qualtrics",
        people=("RecipientEmail", "EmailAddress", "ExternalReference", "ExternalDataReference", "Participant Email"),
        when=("RecordedDate", "EndDate", "StartDate"),
        private=(
            *("IPAddress", "RecipientLastName", "RecipientFirstName", "Name", "Participant Name"),
            *("LocationLatitude", "LocationLongitude", "LocationAccuracy"),
        ),
        own=(
            *("Status", "Progress", "Duration (in seconds)", "Finished", "ResponseId", "ResponseSet", "UserLanguage"),
            "DistributionChannel",
        ),
        finished="Finished",
        status="Status",
        several=",",
    ),
    "surveymonkey": Format(
        "SurveyMonkey",
        people=("Email Address", "email_address", "Custom Data 1", "custom_1"),
        when=("End Date", "date_modified", "Start Date", "date_created"),
        private=("IP Address", "ip_address", "First Name", "first_name", "Last Name", "last_name"),
        own=("Respondent ID", "respondent_id", "Collector ID", "collector_id"),
    ),
    "google_forms": Format(
        "Google Forms",
        people=("Email Address", "Username", "E-Mail-Adresse", "Adresse e-mail", "Dirección de correo electrónico"),
        when=("Timestamp", "Zeitstempel", "Horodateur", "Marca temporal", "Informazioni cronologiche", "Tijdstempel"),
        own=("Score", "Punktzahl"),
        several=", ",
    ),
    "microsoft_forms": Format(
        "Microsoft Forms",
        people=("Email", "E-Mail", "E-mail", "Adresse de messagerie", "Correo electrónico"),
        when=("Completion time", "Fertigstellungszeit", "Heure de fin", "Hora de finalización"),
        private=("Name", "Nom", "Nombre"),
        own=(
            *("ID", "Start time", "Startzeit", "Heure de début", "Hora de inicio", "Last modified time"),
            *("Total points", "Quiz feedback", "Grade posted time", "Language"),
        ),
    ),
    "limesurvey": Format(
        "LimeSurvey",
        people=("email", "attribute_1", "token"),
        when=("submitdate", "datestamp", "startdate", "Date submitted", "Date last action", "Date started"),
        private=("ipaddr", "IP address", "firstname", "lastname", "refurl", "Referrer URL"),
        own=("id", "lastpage", "startlanguage", "seed", "Response ID", "Last page", "Start language"),
        finished="submitdate",
    ),
    "wide": Format(
        "a table with one header row",
        private=(
            *("Name", "Full name", "First name", "Last name", "Surname", "Given name", "Preferred name", "Address"),
            *("Phone", "Telephone", "Mobile", "IP address", "Date of birth", "Birth date", "Manager name"),
        ),
    ),
    "calendar": Format("a calendar"),
}
QUIZ = ("points - ", "feedback - ", "punkte - ", "rückmeldung - ")  # what a quiz of Microsoft Forms adds per question
ANONYMOUS = ("anonymous", "anonym", "anonyme", "anónimo")  # what Microsoft Forms writes for somebody unknown
