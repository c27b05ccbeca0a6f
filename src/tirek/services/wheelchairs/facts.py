"""What must be known to give a wheelchair. Absent means unknown, None means "none"."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Annotated

from tirek.law.factsheet import fact, rows
from tirek.norms.order_287.facts import GroundFacts
from tirek.services.wheelchairs.annexes import KINDS, SIGNS


@dataclass(frozen=True)
class Chair:
    """A wheelchair ordered or received before this application."""

    kind: Annotated[
        str,
        fact("кресло-арбаның түрі", "вид кресла-коляски", "the kind of wheelchair", listed=KINDS),
    ]
    received_on: Annotated[
        date | None,
        fact(
            "алынған күн (тапсырыс берілген, алынбаған болса – бос)",
            "день получения (пусто – заказано, не получено)",
            "the day it was received (null: ordered, not received)",
        ),
    ] = None
    given_back: Annotated[
        bool,
        fact(
            "қайтарылды ма немесе тапсырысынан бас тартылды ма",
            "возвращена или заказ отменён",
            "whether it was given back or its order cancelled",
        ),
    ] = False


@dataclass(frozen=True)
class Indication:
    """An indication that the medical-social examination found."""

    sign: Annotated[str, fact("көрсетілім", "показание", "the indication", listed=SIGNS)]


@dataclass(frozen=True)
class Facts(GroundFacts):
    """Everything the norms ask."""

    born_on: Annotated[date, fact("туған күні", "дата рождения", "birth date")]
    kind: Annotated[
        str,
        fact(
            "сұралған кресло-арба",
            "запрошенная кресло-коляска",
            "the wheelchair asked for",
            listed=KINDS,
        ),
    ]
    exchange: Annotated[
        bool,
        fact(
            "бұрынғы кресло-арбаның орнына сұралды ма",
            "запрошена ли вместо имеющейся",
            "whether it is asked for instead of one that is held",
        ),
    ]
    individual_order: Annotated[
        bool,
        fact(
            "жеке тапсырыс бойынша жасала ма",
            "изготавливается ли по индивидуальному заказу",
            "whether it is made to individual order",
        ),
    ]
    indicated: Annotated[
        bool,
        fact(
            "медициналық-әлеуметтік көрсетілім бар ма (кресло-каталка үшін)",
            "есть ли медико-социальное показание (для кресла-каталки)",
            "whether it is indicated (for the rolling chair)",
        ),
    ]
    walking_impaired: Annotated[
        bool,
        fact(
            "жүру қабілеті ауыр немесе абсолютті бұзылған ба",
            "есть ли тяжёлое или абсолютное нарушение способности ходить",
            "whether walking is severely or absolutely impaired",
        ),
    ]
    both_hands_kept: Annotated[
        bool,
        fact(
            "екі қолдың функциясы сақталған ба",
            "сохранена ли функция обеих рук",
            "whether the function of both hands is kept",
        ),
    ]
    lever_experience: Annotated[
        bool,
        fact(
            "иінтіректі жетекті пайдаланудың табысты тәжірибесі бар ма",
            "есть ли успешный опыт пользования рычажным приводом",
            "whether there is successful experience with a lever drive",
        ),
    ]
    active_life: Annotated[
        bool,
        fact(
            "«белсенді» өмір салты ма",
            "«активный» ли образ жизни",
            "whether the way of life is active",
        ),
    ]
    posture_impaired: Annotated[
        bool,
        fact(
            "бұлшықет тонусы, отыру қалпы немесе қозғалыс ауыр бұзылған ба",
            "тяжело ли нарушены тонус мышц, удержание позы или движения",
            "whether muscle tone, posture or movement is severely impaired",
        ),
    ]
    shoulder_degrees: Annotated[
        Decimal,
        fact(
            "иық пен шынтақтағы белсенді қозғалыс, градус",
            "активные движения в плече и локте, градусов",
            "active movement of shoulder and elbow, degrees",
        ),
    ]
    wrist_degrees: Annotated[
        Decimal,
        fact(
            "алақандағы белсенді қозғалыс, градус",
            "активные движения кисти, градусов",
            "active movement of the wrist, degrees",
        ),
    ]
    thumb_limited: Annotated[
        bool,
        fact(
            "бірінші саусақтың қарама-қарсы қойылуы шектелген бе",
            "ограничено ли противопоставление первого пальца",
            "whether the opposition of the first finger is limited",
        ),
    ]
    fist_gap: Annotated[
        Decimal,
        fact(
            "жұдырықта саусақтар алақаннан қанша см қалады",
            "на сколько см пальцы не доходят до ладони в кулаке",
            "how far fingers stay from the palm in a fist, cm",
        ),
    ]
    grasp_lost: Annotated[
        bool,
        fact(
            "ұсақ зат ұстай алмай, ірі затты ұстап тұра алмай ма",
            "невозможны ли захват мелких и удержание крупных предметов",
            "whether small things cannot be held nor large ones kept hold of",
        ),
    ]
    strength_points: Annotated[
        Decimal, fact("бұлшықет күші, балл", "сила мышц, баллов", "muscle strength, points")
    ]
    sitting_harms: Annotated[
        bool,
        fact(
            "отырғанда аурудың дамуына әкелетін салдар бар ма",
            "есть ли последствия, при которых сидение вредит",
            "whether sitting leads to a pathological process",
        ),
    ]
    mind_impaired: Annotated[
        bool,
        fact(
            "сана, бағдар, зияткерлік функция немесе уәж абсолютті бұзылған ба",
            "есть ли абсолютное нарушение сознания, ориентации, интеллекта или мотивации",
            "whether consciousness, orientation, intellect or motivation is absolutely impaired",
        ),
    ]
    hands_impaired: Annotated[
        bool,
        fact(
            "екі қолды қолдану ауыр немесе абсолютті бұзылған ба",
            "есть ли тяжёлое или абсолютное нарушение пользования обеими руками",
            "whether the use of both hands is severely or absolutely impaired",
        ),
    ]
    upper_limb_impaired: Annotated[
        bool,
        fact(
            "қолдың тонусы, отыру тепе-теңдігі немесе қозғалыс ауыр бұзылған ба",
            "тяжело ли нарушены тонус руки, равновесие сидя или движения",
            "whether tone of the upper limb, balance in sitting or movement is severely impaired",
        ),
    ]
    acuity: Annotated[
        Decimal | None,
        fact(
            "жақсы көретін көздің түзетумен өткірлігі (өлшенбесе – бос)",
            "острота лучше видящего глаза с коррекцией (пусто – не измерена)",
            "acuity of the better eye with correction (null: not measured)",
        ),
    ]
    field_degrees: Annotated[
        Decimal | None,
        fact(
            "көру өрісі, градус (өлшенбесе – бос)",
            "поле зрения, градусов (пусто – не измерено)",
            "visual field, degrees (null: not measured)",
        ),
    ]
    vision_lost: Annotated[
        bool,
        fact(
            "көру функциясы абсолютті бұзылған ба",
            "есть ли абсолютное нарушение зрения",
            "whether vision is absolutely impaired",
        ),
    ]
    deaf_both: Annotated[
        bool,
        fact(
            "екі жақты саңыраулық немесе кереңдік бар ма",
            "есть ли двусторонняя глухота или тугоухость",
            "whether there is bilateral deafness or hardness of hearing",
        ),
    ]
    seizures: Annotated[
        bool,
        fact(
            "есі бұзылатын эпилепсиялық ұстамалар бар ма",
            "есть ли эпилептические приступы с расстройством сознания",
            "whether there are epileptic seizures with disorder of consciousness",
        ),
    ]
    building_obstacles: Annotated[
        bool,
        fact(
            "қоғамдық ғимараттардың кедергілері бар ма",
            "есть ли препятствия общественных зданий",
            "whether buildings for public use are in the way",
        ),
    ]
    indications: Annotated[
        tuple[Indication, ...],
        rows("indication", "көрсетілім", "показание", "indication", unique=("sign",)),
    ]
    chairs: Annotated[
        tuple[Chair, ...],
        rows("chair", "бұрынғы кресло-арба", "прежняя кресло-коляска", "earlier wheelchair"),
    ]


IN_ORDER = (("born_on", "applied_on"),)
"""Pairs of days of which the second cannot come before the first."""
