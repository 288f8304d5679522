"""Sentences in the six languages into which a mistake is put: {s} is a number, a symbol or words."""

import re

from .text import Text

PHRASES = {
    "assembly": {
        "ar": "انظر قرار الجمعية العامة {s}.",
        "en": "See General Assembly resolution {s}.",
        "es": "Véase la resolución {s} de la Asamblea General.",
        "fr": "Voir la résolution {s} de l’Assemblée générale.",
        "ru": "См. резолюцию {s} Генеральной Ассамблеи.",
        "zh": "见大会第 {s} 号决议。",
    },
    "council": {
        "ar": "انظر قرار مجلس الأمن {s}.",
        "en": "See Security Council resolution {s}.",
        "es": "Véase la resolución {s} del Consejo de Seguridad.",
        "fr": "Voir la résolution {s} du Conseil de sécurité.",
        "ru": "См. резолюцию {s} Совета Безопасности.",
        "zh": "见安全理事会第 {s} 号决议。",
    },
    "goal": {
        "ar": "ويسهم ذلك في تحقيق الهدف {s} من أهداف التنمية المستدامة.",
        "en": "This contributes to Sustainable Development Goal {s}.",
        "es": "Ello contribuye al Objetivo de Desarrollo Sostenible {s}.",
        "fr": "Cela contribue à la réalisation de l’objectif de développement durable {s}.",
        "ru": "Это способствует достижению цели {s} в области устойчивого развития.",
        "zh": "这有助于实现可持续发展目标 {s}。",
    },
    "target": {
        "ar": "ويسهم ذلك في تحقيق الغاية {s} من أهداف التنمية المستدامة.",
        "en": "This contributes to target {s} of the Sustainable Development Goals.",
        "es": "Ello contribuye a la meta {s} de los Objetivos de Desarrollo Sostenible.",
        "fr": "Cela contribue à la réalisation de la cible {s} des objectifs de développement durable.",
        "ru": "Это способствует достижению задачи {s} целей в области устойчивого развития.",
        "zh": "这有助于实现可持续发展具体目标 {s}。",
    },
    "subprogramme": {
        "ar": "وسينسق عمله مع البرنامج الفرعي {s}.",
        "en": "It will coordinate with subprogramme {s}.",
        "es": "Se coordinará con el subprograma {s}.",
        "fr": "Il se coordonnera avec le sous-programme {s}.",
        "ru": "Работа будет координироваться с подпрограммой {s}.",
        "zh": "将与次级方案 {s} 协调。",
    },
    "paragraph": {
        "ar": "انظر الفقرة {s}.",
        "en": "See paragraph {s}.",
        "es": "Véase el párrafo {s}.",
        "fr": "Voir le paragraphe {s}.",
        "ru": "См. пункт {s}.",
        "zh": "见第 {s} 段。",
    },
    "paragraphs": {
        "ar": "انظر الفقرتين {s}.",
        "en": "See paragraphs {s}.",
        "es": "Véanse los párrafos {s}.",
        "fr": "Voir les paragraphes {s}.",
        "ru": "См. пункты {s}.",
        "zh": "见第 {s} 段。",
    },
    "joint": {"ar": " و ", "en": " and ", "es": " y ", "fr": " et ", "ru": " и ", "zh": " 和 "},
    "table": {
        "ar": "انظر الجدول {s}.",
        "en": "See table {s}.",
        "es": "Véase el cuadro {s}.",
        "fr": "Voir le tableau {s}.",
        "ru": "См. таблицу {s}.",
        "zh": "见表 {s}。",
    },
    "annex": {
        "ar": "انظر المرفق {s}.",
        "en": "See annex {s}.",
        "es": "Véase el anexo {s}.",
        "fr": "Voir l’annexe {s}.",
        "ru": "См. приложение {s}.",
        "zh": "见附件{s}。",
    },
    "unit": {
        "ar": "وينفذ ذلك {s}.",
        "en": "The {s} is responsible for this work.",
        "es": "De ello se encarga la {s}.",
        "fr": "Cette tâche incombe à la {s}.",
        "ru": "За эту работу отвечает {s}.",
        "zh": "由{s}负责执行。",
    },
    "establishment": {
        "ar": "إنشاء لجنة للموانئ",
        "en": "Establishment of a committee on harbours",
        "es": "Establecimiento de un comité de puertos",
        "fr": "Création d’un comité des ports",
        "ru": "Создание комитета по портам",
        "zh": "设立港口委员会",
    },
    "holding": {
        "ar": "عقد مؤتمر الموانئ",
        "en": "Holding of the Conference on Harbours",
        "es": "Celebración de la Conferencia sobre Puertos",
        "fr": "Tenue de la Conférence sur les ports",
        "ru": "Проведение Конференции по портам",
        "zh": "召开港口会议",
    },
    "adoption": {
        "ar": "اعتماد الخطة",
        "en": "Adoption of the plan by the Conference",
        "es": "Aprobación del plan por la Conferencia",
        "fr": "Adoption du plan par la Conférence",
        "ru": "Принятие плана Конференцией",
        "zh": "会议通过该计划",
    },
}


def phrase(text: Text, name: str, words: str) -> str:
    """A sentence in the language of a plan."""
    return PHRASES[name][text.language].format(s=words)


def added(text: Text, at: int, sentence: str) -> dict[int, str]:
    """A sentence put behind a paragraph."""
    between = "" if text.language == "zh" else " "
    return {at: f"{text.lines[at].rstrip()}{between}{sentence}"}


def narrative(text: Text) -> list[int]:
    """Numbered paragraphs that end with a full stop, outside of mandates: where a sentence can follow."""
    begin, end = text.mandates()
    return [at for at in text.paragraphs() if not begin <= at < end and re.search(r"[.。]$", text.lines[at].rstrip())]
