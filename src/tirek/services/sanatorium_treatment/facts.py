"""What must be known to give treatment in a sanatorium. Absent means unknown, None means "none"."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Annotated, Literal

from tirek.kernel.money import Tenge
from tirek.law.entry import Entry, Listed
from tirek.law.factsheet import fact, rows

FOLDER = Path(__file__).parent


@dataclass(frozen=True, kw_only=True)
class Contraindication(Entry):
    """A line of annex 1. `exception` names what the line itself excepts, "" for nothing."""

    exception: Literal[
        "", "specialised", "stable_child", "early_pregnancy", "degree", "profile"
    ] = ""


CONTRAINDICATIONS = Listed(FOLDER / "contraindications.toml", Contraindication)


@dataclass(frozen=True)
class Finding:
    """A disease or condition of annex 1 that a doctor found."""

    kind: Annotated[
        str,
        fact(
            "қарсы көрсетілім",
            "противопоказание",
            "the contraindication",
            listed=CONTRAINDICATIONS,
        ),
    ]
    weeks: Annotated[
        Decimal | None,
        fact(
            "қалыпты жүктіліктің аптасы (патология болса – бос)",
            "неделя нормальной беременности (пусто – есть патология)",
            "the week of a normal pregnancy (null: with pathology)",
        ),
    ] = None
    concluded: Annotated[
        bool,
        fact(
            "2В тобындағы баланың тұрақтанғаны туралы қорытынды бар ма",
            "есть ли заключение о стойком состоянии ребёнка группы 2В",
            "whether a conclusion says that a child of group 2В is stable",
        ),
    ] = False
    medicated: Annotated[
        bool,
        fact(
            "ремиссия дәрімен ұсталып тұр ма",
            "поддерживается ли ремиссия лекарствами",
            "whether the remission is held by medicines",
        ),
    ] = False
    heart_degree: Annotated[
        Decimal | None,
        fact(
            "жүрек жеткіліксіздігінің дәрежесі (жүрек жеткіліксіздігі болмаса – бос)",
            "степень сердечной недостаточности (пусто – дело не в ней)",
            "the degree of heart failure (null: it is something else)",
        ),
    ] = None


@dataclass(frozen=True)
class Stay:
    """A treatment given before under these Rules."""

    sanatorium: Annotated[str, fact("санаторий", "санаторий", "the sanatorium")]
    from_: Annotated[date, fact("келген күні", "день приезда", "the day of arrival")]
    to: Annotated[date, fact("кеткен күні", "день отъезда", "the day of departure")]
    broken_off: Annotated[
        bool,
        fact(
            "санаторий келгеннен кейін қызмет көрсетуден бас тартты ма",
            "отказал ли санаторий в услуге после приезда",
            "whether the sanatorium refused further service after arrival",
        ),
    ] = False


@dataclass(frozen=True)
class Injury:
    """Disability from a work injury or an occupational disease."""

    by_employer: Annotated[
        bool,
        fact(
            "мүгедектік жұмыс берушінің кінәсінен бе (мертігу, кәсіптік ауру)",
            "инвалидность по вине работодателя (трудовое увечье, профзаболевание)",
            "whether the employer is to blame for the disability (injury, occupational disease)",
        ),
    ]
    employer: Annotated[
        Literal["works", "ceased", "liquidated", "bankrupt"] | None,
        fact(
            "сол жұмыс беруші қазір не күйде",
            "что с этим работодателем сейчас",
            "what has become of that employer",
        ),
    ]


@dataclass(frozen=True)
class Asked:
    """The stay that is asked for; none yet where the person only takes a place in the queue.

    The profile of the sanatorium is unknown until an officer establishes it: only a
    contraindication that excepts sanatoria of some profile asks for it.
    """

    profile: Annotated[
        Literal["general", "vision", "spine", "tuberculosis"],
        fact("санаторийдің бейіні", "профиль санатория", "the profile of the sanatorium"),
    ]
    from_: Annotated[
        date | None,
        fact(
            "сұралған келу күні (әлі белгісіз болса – бос)",
            "желаемый день приезда (пусто – ещё не выбран)",
            "the day of arrival asked for (null: not chosen yet)",
        ),
    ] = None
    days: Annotated[
        Decimal | None,
        fact(
            "сұралған тәулік саны (әлі белгісіз болса – бос)",
            "сколько суток (пусто – ещё не выбрано)",
            "how many days (null: not chosen yet)",
        ),
    ] = None
    price: Annotated[
        Tenge | None,
        fact(
            "емделудің бағасы, теңге (әлі белгісіз болса – бос)",
            "цена лечения, тенге (пусто – ещё не известна)",
            "the price of the treatment, tenge (null: not known yet)",
        ),
    ] = None


@dataclass(frozen=True)
class Companion:
    """Whoever travels with a child; none where nobody does."""

    representative: Annotated[
        bool | None,
        fact(
            "алып жүруші баланың заңды өкілі ме",
            "законный ли представитель ребёнка сопровождающий",
            "whether the companion is a legal representative of the child",
        ),
    ]
    children: Annotated[
        Decimal | None,
        fact(
            "бір мезгілде алып жүретін мүгедектігі бар балалар саны",
            "сколько детей с инвалидностью он сопровождает одновременно",
            "how many children with disabilities travel with the companion",
        ),
    ]


@dataclass(frozen=True)
class Arrival:
    """The documents of paragraph 33, shown to the sanatorium; nobody has arrived by default."""

    checked: Annotated[
        bool,
        fact(
            "келгенде құжаттар тексерілді ме",
            "проверены ли документы по приезде",
            "whether the documents were checked on arrival",
        ),
    ] = False
    identity: Annotated[
        bool,
        fact(
            "емделушінің жеке басын куәландыратын құжаты бар ма",
            "есть ли документ, удостоверяющий личность лечащегося",
            "whether the identity document was shown",
        ),
    ] = False
    card: Annotated[
        bool,
        fact(
            "емделушінің 069/е картасы бар ма",
            "есть ли его карта 069/е",
            "whether card 069/е was shown",
        ),
    ] = False
    confirmation: Annotated[
        bool,
        fact(
            "төсек-орынның болуын растау туралы хабарлама бар ма",
            "есть ли уведомление о наличии койко-места",
            "whether the notice confirming the bed was shown",
        ),
    ] = False
    companion_identity: Annotated[
        bool,
        fact(
            "алып жүрушінің жеке басын куәландыратын құжаты бар ма",
            "есть ли документ, удостоверяющий личность сопровождающего",
            "whether the companion's identity document was shown",
        ),
    ] = False
    companion_status: Annotated[
        bool,
        fact(
            "заңды өкіл екенін растайтын құжат бар ма",
            "есть ли документ о статусе законного представителя",
            "whether the proof of being a legal representative was shown",
        ),
    ] = False
    companion_treated: Annotated[
        bool,
        fact(
            "алып жүруші өзі де емделе ме",
            "лечится ли сам сопровождающий",
            "whether the companion is treated too",
        ),
    ] = False
    companion_health: Annotated[
        bool,
        fact(
            "алып жүрушінің 069/е картасы (емделсе) не эпидемиолог анықтамасы (емделмесе) бар ма",
            "есть ли его карта 069/е (если лечится) или справка эпидемиолога (если нет)",
            "whether the companion's card (if treated) or epidemiologist's certificate was shown",
        ),
    ] = False


@dataclass(frozen=True)
class Facts:
    """Everything the norms ask."""

    applied_on: Annotated[
        date, fact("өтініш берілген күн", "день обращения", "the day of application")
    ]
    for_whom: Annotated[
        Literal["person", "child", "accompanied_child"],
        fact("емделу кімге керек", "кому нужно лечение", "whom the treatment is for"),
    ]
    disability_established: Annotated[
        bool,
        fact(
            "мүгедектік белгіленген бе",
            "установлена ли инвалидность",
            "whether a disability is established",
        ),
    ]
    measure_listed: Annotated[
        bool,
        fact(
            "жеке бағдарламада (АОЖБ) осы іс-шара бар ма",
            "есть ли эта мера в индивидуальной программе (ИПАР)",
            "whether the individual programme lists the measure",
        ),
    ]
    programme_until: Annotated[
        date | None,
        fact(
            "іс-шараны іске асыру мерзімінің соңғы күні (мерзімсіз болса – бос)",
            "последний день срока реализации меры (пусто – без срока)",
            "the last day of the term of the measure (null: no end)",
        ),
    ]
    need_confirmed: Annotated[
        bool | None,
        fact(
            "069/е картасы қажеттілікті растай ма (карта әлі толтырылмаса – бос)",
            "подтверждает ли карта 069/е необходимость (пусто – карты ещё нет)",
            "whether card 069/е confirms the need (null: not filled in yet)",
        ),
    ]
    findings: Annotated[
        tuple[Finding, ...],
        rows(
            "finding",
            "1-қосымшадағы ауру",
            "заболевание из приложения 1",
            "disease of annex 1",
            unique=("kind",),
        ),
    ]
    stays: Annotated[
        tuple[Stay, ...],
        rows("stay", "бұрынғы емделу", "прежнее лечение", "earlier treatment"),
    ]
    injury: Injury
    mode: Annotated[
        Literal["portal", "procurement"],
        fact(
            "емделуді алу жолы",
            "каким путём получать лечение",
            "by which way the treatment is asked for",
        ),
    ]
    no_suppliers: Annotated[
        bool,
        fact(
            "комиссия порталда өнім берушілер жоқ деп қорытындылады ма",
            "есть ли заключение комиссии, что на портале нет поставщиков",
            "whether the commission found that the portal has no suppliers",
        ),
    ]
    companion: Companion
    lives_in_place: Annotated[
        bool,
        fact(
            "мүгедектігі бар адам осы жерде тұра ма",
            "проживает ли в этом месте лицо с инвалидностью",
            "whether the person with a disability lives in the place",
        ),
    ]
    documents_true: Annotated[
        bool,
        fact(
            "ұсынылған құжаттар мен мәліметтер дәйекті ме",
            "достоверны ли представленные документы и сведения",
            "whether the papers and data presented are true",
        ),
    ]
    data_consent: Annotated[
        bool,
        fact(
            "дербес деректерге қол жеткізуге келісім",
            "согласие на доступ к персональным данным",
            "consent to access to personal data",
        ),
    ]
    asked: Asked
    arrival: Arrival


IN_ORDER = (("stays.from", "stays.to"),)
"""Pairs of days of which the second cannot come before the first."""
