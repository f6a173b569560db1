"""Stories written for these tests, and what copying desks make of them."""

from __future__ import annotations

import random

PORT = """\
Dockworkers in Valparaíso ended a nine-day strike on Sunday after the port operator agreed to raise night-shift \
pay by 12 percent.

Union leader Rodrigo Fuentealba said the agreement was reached shortly before midnight in the offices of the \
regional governor. "We came here for dignity, and tonight we are leaving with a signed paper," he told reporters \
outside the building.

About 40 ships carrying copper, cherries and salmon had been waiting in the bay. Exporters estimated their \
losses at 65 million dollars. The first vessel, a Panamanian container carrier, was expected to dock on Monday \
morning.

The operator had threatened to replace the strikers with workers from San Antonio, a plan that the labour court \
suspended last Wednesday. Transport Minister Carolina Ibáñez welcomed the outcome and promised a reform of port \
labour rules before the summer harvest."""

PORT_SPUN = """\
Port workers in Valparaíso have finished a strike of nine days on Sunday once the operator of the port accepted \
to increase the pay of the night shift by 12 per cent.

The union's leader, Rodrigo Fuentealba, stated that the deal was achieved just before midnight at the regional \
governor's office. "We arrived here for dignity and tonight we leave with signed papers," he said to journalists \
in front of the building.

Some 40 vessels loaded with copper, cherries and salmon have been waiting in the bay. The exporters estimate \
losses of 65 million dollars. A first ship, a container carrier from Panama, was to dock Monday morning.

The operator has threatened replacing the strikers by workers of San Antonio, which was a plan suspended by the \
labor court on Wednesday. The Minister of Transport, Carolina Ibáñez, has welcomed the result and promises to \
reform the rules of port labour ahead of the summer harvest."""

PORT_OTHER_DESK = """\
The longest walkout at Chile's second port in a decade is over. Valparaíso's dockers voted late Sunday to return \
to work, accepting a 12 percent premium for nights that management had rejected only last week.

For Marta Olivares, who sells sandwiches by the gate, the news meant customers again. "I lost half of what I \
earn in the season," she said.

The dispute stranded dozens of freighters and angered fruit growers in the Aconcagua valley, who watched \
containers of cherries spoil in the sun. Growers' association head Luis Schmidt called for a strategic-service \
law that would forbid such stoppages. The ruling coalition is split over it.

Analysts say rival terminals have gained: San Antonio handled a record volume in the first half of the month. \
Fuentealba, the union's head, denied that members had been divided, and government officials said that talks \
about national rules would begin within weeks."""

BRIDGE = """\
Engineers have closed the Kafue bridge in southern Zambia after inspectors found cracks in two of its main \
girders, the road agency said.

Lorries bound for the border at Chirundu are being sent over a gravel detour that adds five hours to the \
journey. The agency's director, Mutinta Hamoonga, said repairs would take until the end of March and cost 18 \
million kwacha.

Traders in Mazabuka complained that tomatoes were rotting in the queue. "Nobody warned us, we only saw soldiers \
putting stones on the road," said Beatrice Moonga, who had been waiting since Friday. The bridge was built in \
1949 and last strengthened in 1998.

Opposition lawmaker Garry Sikalinda demanded that parliament publish an earlier inspection report, which he said \
had been kept in a drawer."""

REEF = """\
Fishermen on the Philippine island of Pag-asa said on Tuesday that a foreign coast guard vessel had chased them \
away from a reef with water cannon.

Two boats lost their outriggers and one man, Jomar Villanueva, was treated for a broken wrist. The navy sent a \
supply ship with fuel and nets.

Manila summoned the ambassador and handed over a note. "These waters have fed our families for generations," \
said the town's mayor, Roberto del Mundo, who asked the capital for larger boats. The embassy replied that its \
crews had acted with restraint and in accordance with the law.

Regional ministers are to discuss a code of conduct in Vientiane next month, though diplomats there expect \
little progress before elections."""

FURNITURE_HEAD = "Share this:\n\nClick to share on Twitter (Opens in new window)\n\nLike this:\n\nHome / News / World\n\n"
FURNITURE_FOOT = (
    "\n\nLeave a Reply\n\nYour email address will not be published. Required fields are marked *\n\nSubscribe to our newsletter"
    " for the stories that matter, delivered every morning. Sponsored content: seven gardens you must visit before autumn."
    "\n\nAll rights reserved. This material may not be published, broadcast or rewritten without permission."
)
_STRAY = "harbour lantern orchard velvet saddle quarry mirror basket copperplate thunder walnut ribbon granite meadow".split()


def edited(text: str, share: float, seed: int = 1) -> str:
    """The text with this share of its words replaced by stray ones, left out or followed by one."""
    chance = random.Random(seed)
    kept = []
    for word in text.split(" "):
        if chance.random() >= share:
            kept.append(word)
            continue
        match chance.randrange(3):
            case 0:
                kept.append(chance.choice(_STRAY))
            case 1:
                kept += [word, chance.choice(_STRAY)]
    return " ".join(kept)


def paragraphs(text: str, start: int = 0, end: int | None = None) -> str:
    """Some paragraphs of the text."""
    return "\n\n".join(text.split("\n\n")[start:end])
