from typing import Any

from django import template

from annotator.projects.models import Membership
from annotator.web.demo import accounts

register = template.Library()


@register.simple_tag(takes_context=True)
def demo_accounts(context: dict[str, Any]) -> list[Membership]:
    return accounts(context["request"])
