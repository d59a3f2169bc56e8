"""The REST documentation, readable offline."""

from drf_spectacular.views import SpectacularSwaggerSplitView

from annotator.web.headers import with_csp

# Swagger UI sets style attributes and makes scripts of its own; it shows no data of anybody.
POLICY = {
    "default-src": ["'none'"],
    "script-src": ["'self'"],
    "style-src": ["'self'", "'unsafe-inline'"],
    "img-src": ["'self'", "data:"],
    "font-src": ["'self'"],
    "connect-src": ["'self'"],
    "base-uri": ["'none'"],
    "form-action": ["'self'"],
    "frame-ancestors": ["'none'"],
}
page = SpectacularSwaggerSplitView.as_view(url_name="openapi", template_name="docs.html")
docs = with_csp(POLICY)(page)
