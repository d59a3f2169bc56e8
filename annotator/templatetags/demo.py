from typing import Any

from django import template

from annotator.web.demo import accounts

register = template.Library()


@register.simple_tag(takes_context=True)
def demo_accounts(context: dict[str, Any]) -> list[dict[str, str]]:
    return accounts(context["request"])
