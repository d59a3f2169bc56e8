"""All settings, from the environment (see .env.example). Nonsense stops the start."""

import re
from pathlib import Path

import environ

from annotator import environment

BASE_DIR = Path(__file__).resolve().parent.parent
environment.load(BASE_DIR / ".env")
environment.refuse_unknown()

HOME = environment.home(BASE_DIR)
DEBUG = environment.flag("DEBUG", False)
# Demo accounts with one-click sign-in; only ever honoured for this very machine (web/demo.py).
DEMO = environment.flag("DEMO", False)
# A private database and plain HTTP on this machine: what `make run` uses.
LOCAL = environment.flag("LOCAL", False)
HTTPS = environment.flag("HTTPS", True)
SECRET_KEY = environment.secret(DEBUG)
ALLOWED_HOSTS = environment.hosts(DEBUG)
LOOPBACK = environment.LOOPBACK
PORT = environment.port()
environment.only_here(
    {"DEBUG": DEBUG, "DEMO": DEMO, "LOCAL": LOCAL, "HTTPS": not HTTPS}, ALLOWED_HOSTS
)
# Whether managers may have a page fetched from the web (imports/fetching.py says how guarded).
URL_IMPORT = environment.flag("URL_IMPORT", False)
# One proxy with TLS in front (.env.example says what it must send); its word counts, nobody else's.
PROXY = environment.proxy(HTTPS, {"DEBUG": DEBUG, "DEMO": DEMO, "LOCAL": LOCAL})

DATABASES = {"default": environment.database(environ.Env.db_url_config)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
FIXTURE_DIRS = [BASE_DIR / "fixtures"]

INSTALLED_APPS = [
    "annotator.apps.AnnotatorConfig",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "annotator.apps.StaticFiles",
    "django.contrib.postgres",
    "allauth",
    "allauth.account",
    "django_vite",
    "rest_framework",
    "knox",
    "drf_spectacular",
    "drf_spectacular_sidecar",
    "procrastinate.contrib.django",
]

MIDDLEWARE = [
    "annotator.web.request_id.RequestIdMiddleware",
    "annotator.web.headers.SecurityHeadersMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "annotator.web.language.LanguageMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
]

ROOT_URLCONF = "annotator.urls"
WSGI_APPLICATION = "annotator.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "annotator" / "web" / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ]
        },
    }
]

# Sign-in
AUTH_USER_MODEL = "annotator.User"
AUTHENTICATION_BACKENDS = ["annotator.web.signed_in.Backend"]
SESSION_ENGINE = "annotator.web.signed_in"
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
LOGOUT_REDIRECT_URL = "/"
ACCOUNT_ADAPTER = "annotator.web.accounts.ClosedAdapter"
ACCOUNT_FORMS = {
    "login": "annotator.web.account_forms.SignInForm",
    "change_password": "annotator.web.account_forms.PasswordForm",
    "reauthenticate": "annotator.web.account_forms.ReauthenticateForm",
}
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
# Who signs in too often: the address the server socket saw, or the one the proxy wrote last.
ALLAUTH_TRUSTED_PROXY_COUNT = int(PROXY)

# Cookies and transport. `__Host-` binds a cookie to this host, but browsers want HTTPS for it.
_COOKIE = "__Host-" if HTTPS else ""
SESSION_COOKIE_NAME = f"{_COOKIE}session"
CSRF_COOKIE_NAME = f"{_COOKIE}csrf"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE_SSL_REDIRECT = HTTPS
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if PROXY else None
SECURE_HSTS_SECONDS = 63_072_000 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = HTTPS
X_FRAME_OPTIONS = "DENY"
CSRF_FAILURE_VIEW = "annotator.web.errors.csrf_failure"

# The shape Django 6 will read, so that moving there is a deletion (web/headers.py).
SECURE_CSP = {
    "default-src": ["'none'"],
    "script-src": ["'self'"],
    "style-src": ["'self'", "'nonce'"],
    "img-src": ["'self'", "data:"],
    "connect-src": ["'self'"],
    "font-src": ["'self'"],
    "base-uri": ["'none'"],
    "form-action": ["'self'"],
    "frame-ancestors": ["'none'"],
    "object-src": ["'none'"],
    "require-trusted-types-for": ["'script'"],
    # The one policy of ours lets pass nothing but the empty string (ui/trustedTypes.ts).
    "trusted-types": ["default"],
}

# Rate limits must be shared by all server processes, hence the database.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "annotator_cache",
    }
}

LANGUAGE_CODE = "en"
# By their own names, for those who read no other.
LANGUAGES = [("en", "English"), ("de", "Deutsch")]
TIME_ZONE = "UTC"
USE_TZ = True

# Static files: Vite names its files by content, so they may be cached for ever.
STATIC_URL = "/static/"
STATIC_ROOT = HOME / "static"
STATICFILES_DIRS = [("build", BASE_DIR / "annotator" / "web" / "static" / "build")]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedStaticFilesStorage"},
}
WHITENOISE_USE_FINDERS = DEBUG
DJANGO_VITE = {
    "default": {
        "static_url_prefix": "build",
        "manifest_path": BASE_DIR / "annotator" / "web" / "static" / "build" / "manifest.json",
    }
}


def WHITENOISE_IMMUTABLE_FILE_TEST(path: str, url: str) -> bool:  # noqa: N802
    return re.search(r"/build/assets/.+-[\w-]{8}\.\w+$", url) is not None


# REST
REST_FRAMEWORK = {
    "DEFAULT_AUTHENTICATION_CLASSES": [
        "annotator.api.access.ProjectTokenAuthentication",
        "annotator.api.access.SessionAuthentication",
    ],
    "DEFAULT_PERMISSION_CLASSES": [
        "rest_framework.permissions.IsAuthenticated",
        "annotator.api.access.TokensOnlyRead",
    ],
    "DEFAULT_PARSER_CLASSES": ["annotator.api.parsing.StrictJSONParser"],
    "DEFAULT_CONTENT_NEGOTIATION_CLASS": "annotator.api.negotiation.OneAnswer",
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    "DEFAULT_SCHEMA_CLASS": "annotator.api.schema.Schema",
    "EXCEPTION_HANDLER": "annotator.api.problems.handle",
    "TEST_REQUEST_DEFAULT_FORMAT": "json",
}
REST_KNOX = {"TOKEN_MODEL": "annotator.Token", "AUTH_HEADER_PREFIX": "Bearer"}
KNOX_TOKEN_MODEL = "annotator.Token"
SPECTACULAR_SETTINGS = {
    "TITLE": "Scarequote",
    "DESCRIPTION": "Framing cues in news articles. Offsets are Unicode code points, half-open.",
    "VERSION": "1",
    "OAS_VERSION": "3.1.0",
    "SCHEMA_PATH_PREFIX": "/api/v1",
    "SERVE_INCLUDE_SCHEMA": False,
    "SWAGGER_UI_DIST": "SIDECAR",
    "SWAGGER_UI_SETTINGS": {"deepLinking": True, "docExpansion": "list", "filter": True},
    "ENUM_NAME_OVERRIDES": {
        "AssignmentState": "annotator.assignments.models.State",
        "CodebookState": "annotator.codebook.models.Codebook.State",
        "ArticleState": "annotator.spans.reading.STATES",
        "BlockKind": "annotator.api.shapes.BLOCK_KINDS",
        "ChangePlanState": "annotator.changes.models.ChangePlan.State",
        "ImportState": "annotator.imports.models.Import.State",
        "ItemState": "annotator.imports.models.ImportItem.State",
        "ItemChoice": "annotator.imports.models.ImportItem.Choice",
        "LabelImportState": "annotator.labelled.models.LabelledImport.State",
        "ClusterState": "annotator.api.review_shapes.CLUSTER_STATES",
        "VerdictDecision": "annotator.review.models.Decision",
        "VerdictReason": "annotator.review.models.Reason",
        "ReportKind": "annotator.reports.models.Kind",
        "PresetName": "annotator.codebook.actions.PRESET_NAMES",
        "LabelFate": "annotator.api.changes_shape.FATES",
        "SpanFate": "annotator.changes.carrying.FATES",
        "FoundKind": "annotator.api.label_imports_shape.KINDS",
    },
    "SERVERS": [],
}

# Jobs
PROCRASTINATE_IMPORT_PATHS = ["annotator.jobs"]
PROCRASTINATE_WORKER_DEFAULTS = {"update_heartbeat_interval": 10, "stalled_worker_timeout": 30}

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
}
