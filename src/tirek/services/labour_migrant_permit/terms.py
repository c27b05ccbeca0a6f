"""What order No 123 sets; nothing here differs by place."""

from dataclasses import dataclass
from typing import Annotated

from tirek.law.edition import Paragraph, named, needed


@dataclass(frozen=True)
class Fresh(Paragraph):
    """How old a mark or a certificate may be."""

    months: Annotated[
        int | None, needed("айдан аспайды", "не более месяцев", "not older than so many months")
    ] = None


@dataclass(frozen=True)
class Length(Paragraph):
    """For how long a permit may be given at once."""

    least_months: Annotated[
        int | None, needed("ең қысқасы, ай", "не менее месяцев", "at least so many months")
    ] = None
    most_months: Annotated[
        int | None, needed("ең ұзағы, ай", "не более месяцев", "at most so many months")
    ] = None


@dataclass(frozen=True)
class Total(Paragraph):
    """For how long with extensions."""

    most_months: Annotated[
        int | None, needed("ұзартуларымен, ай", "с продлениями, месяцев", "with extensions, months")
    ] = None


@dataclass(frozen=True)
class Window(Paragraph):
    """Between which days before the permit ends an application may be made."""

    first_days: Annotated[
        int | None,
        needed("аяқталуға қалған күн, ең көбі", "дней до конца, не более", "days before, at most"),
    ] = None
    last_days: Annotated[
        int | None,
        needed("аяқталуға қалған күн, ең азы", "дней до конца, не менее", "days before, at least"),
    ] = None


@dataclass(frozen=True)
class Terms:
    """The sentences the norms rest on."""

    jointly: Annotated[
        Paragraph, named("Бірлескен өтініш", "Совместное обращение", "The joint application")
    ]
    signed: Annotated[Paragraph, named("Қолдар", "Подписи", "The signatures")]
    prepaid: Annotated[
        Paragraph, named("Алдын ала төлем", "Предварительный платёж", "The advance payment")
    ]
    border: Annotated[
        Fresh, named("Шекарадан өту белгісі", "Отметка о границе", "The mark of the border")
    ]
    certificate: Annotated[
        Fresh, named("028/Е анықтамасы", "Справка 028/Е", "The certificate 028/E")
    ]
    cover: Annotated[Paragraph, named("Сақтандыру", "Страхование", "What the insurance covers")]
    insured: Annotated[
        Paragraph, named("Сақтандыру мерзімі", "Срок страхования", "The term of the insurance")
    ]
    agreement: Annotated[
        Paragraph, named("Ниет туралы келісім", "Соглашение о намерении", "The agreement")
    ]
    contract: Annotated[Paragraph, named("Еңбек шарты", "Трудовой договор", "The labour contract")]
    notarised: Annotated[
        Paragraph,
        named("Төлқұжат көшірмесі", "Копия паспорта", "The copy of the passport"),
    ]
    length: Annotated[Length, named("Рұқсат мерзімі", "Срок разрешения", "The term of a permit")]
    total: Annotated[Total, named("Ең ұзақ мерзім", "Предельный срок", "The longest term")]
    extension: Annotated[Window, named("Ұзарту уақыты", "Когда продлевают", "When it is extended")]
    renewal: Annotated[
        Window, named("Жаңа рұқсат уақыты", "Когда просят новое", "When a new one is asked for")
    ]
    copy: Annotated[Paragraph, named("Көшірме", "Копия", "The copy")]
    notice: Annotated[
        Paragraph, named("Шарттың бұзылуы", "Расторжение договора", "The end of the contract")
    ]
