"""Django's settings: from the environment only, no value of the law, nothing is started here.

TIREK_VAR       folder for everything written at run time (default: var/ of the checkout)
DATABASE_URL    an outside PostgreSQL (default: the embedded one in var/postgres)
SECRET_KEY      default: made at first start and kept in var/secret_key
TIREK_HOSTS     host names, separated by commas (default: 127.0.0.1, localhost)
TIREK_HTTPS     1: cookies and redirects for HTTPS behind a proxy that ends TLS
TIREK_DEBUG     1: Django's debug pages (never in a live system)
TIREK_ADDRESS   the public address that letters name (default: http://127.0.0.1:PORT)
TIREK_REGISTRIES           address of the gateway to the state registries (default: none asked)
TIREK_REGISTRIES_PATIENCE  seconds that a registry's answer may take (default: 4)
TIREK_DEMO      1: pages that show the telephones of invented people (`tirek serve --demo` sets it)
TIREK_SMS_GATEWAY, TIREK_SMS_KEY  address of the SMS gateway and our key there (default: files)
TIREK_SMS_SECRET  what the gateway must say when it calls us (default: it may not call)
TIREK_BANK      address of the bank's exchange (default: the accountant carries the files)
TIREK_BANK_FORMAT  the class that writes and reads the bank's files (default: ISO 20022)
TIREK_TRUST     folder of the authorities whose signatures are trusted (default: trust/ of VAR)
TIREK_TEST_KEYS 1: officers may sign with test keys that Tirek keeps (`serve --demo` allows it)
TIREK_OIDC_ISSUER  address of the OpenID Connect provider people sign in with (default: none)
TIREK_OIDC_CLIENT, TIREK_OIDC_SECRET  our name and secret there
TIREK_OIDC_IIN  the claim that carries the IIN (default: iin)
TIREK_OIDC_NAME the provider's name on the button (default: eGov)
TIREK_NCANODE   address of an NCANode v3, which verifies Kazakh GOST signatures (default: none)
"""

from __future__ import annotations

import os
from datetime import timedelta
from pathlib import Path

from csp.constants import NONE, SELF

from tirek.config import database
from tirek.config.secret import secret_key

ENV = os.environ
PACKAGE = Path(__file__).resolve().parents[1]
VAR = database.var_folder(ENV)
HTTPS = ENV.get("TIREK_HTTPS") == "1"
DEBUG = ENV.get("TIREK_DEBUG") == "1"
SECRET_KEY = secret_key(ENV, VAR)
ALLOWED_HOSTS = [
    host.strip()
    for host in ENV.get("TIREK_HOSTS", "127.0.0.1,localhost").split(",")
    if host.strip()
]
TIREK_ADDRESS = ENV.get("TIREK_ADDRESS", f"http://127.0.0.1:{ENV.get('PORT', '8000')}")
TIREK_DEMO = ENV.get("TIREK_DEMO") == "1"
TIREK_TRUST = ENV.get("TIREK_TRUST", VAR / "trust")
TIREK_TEST_KEYS = TIREK_DEMO or ENV.get("TIREK_TEST_KEYS") == "1"
TIREK_NCANODE = ENV.get("TIREK_NCANODE", "")
TIREK_OIDC_ISSUER = ENV.get("TIREK_OIDC_ISSUER", "")
TIREK_OIDC_CLIENT = ENV.get("TIREK_OIDC_CLIENT", "tirek")
TIREK_OIDC_SECRET = ENV.get("TIREK_OIDC_SECRET", "")
TIREK_OIDC_IIN = ENV.get("TIREK_OIDC_IIN", "iin")
TIREK_OIDC_NAME = ENV.get("TIREK_OIDC_NAME", "eGov")
TIREK_NCALAYER = "wss://127.0.0.1:13579"
"""Where NCALayer listens on the signer's own machine; only pages that sign may connect to it."""
TIREK_REGISTRIES = ENV.get("TIREK_REGISTRIES", "")
TIREK_REGISTRIES_PATIENCE = float(ENV.get("TIREK_REGISTRIES_PATIENCE") or "4")

INSTALLED_APPS = [
    "tirek.config.apps.ConfigConfig",
    "tirek.portal",
    "tirek.desk",
    "tirek.counter",
    "tirek.api",
    "tirek.web",
    "tirek.audit",
    "tirek.indicators",
    "tirek.payments",
    "tirek.supply",
    "tirek.notices",
    "tirek.reception",
    "tirek.proactive",
    "tirek.appeals",
    "tirek.casework",
    "tirek.registries",
    "tirek.signatures",
    "tirek.sms",
    "tirek.documents",
    "tirek.people",
    "tirek.accounts",
    "procrastinate.contrib.django",
    "axes",
    "csp",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.messages",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "tirek.web.language.LanguageMiddleware",
    "tirek.web.htmx.HtmxMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "axes.middleware.AxesMiddleware",
    "tirek.web.attempts.AttemptsMiddleware",
]

ROOT_URLCONF = "tirek.config.urls"
WSGI_APPLICATION = "tirek.config.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    }
]

DATABASES = {"default": database.configured(ENV)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
PROCRASTINATE_ON_APP_READY = None

# --- people who sign in -----------------------------------------------------------------------
AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",  # first: it refuses while a sign-in is locked out
    "django.contrib.auth.backends.ModelBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "/sign-in/"
LOGIN_REDIRECT_URL = "/"
LOGOUT_REDIRECT_URL = "/"
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = timedelta(minutes=15)
AXES_RESET_ON_SUCCESS = True
AXES_LOCKOUT_CALLABLE = "tirek.accounts.lockout.keep_the_page"
AXES_VERBOSE = False
AXES_DISABLE_ACCESS_LOG = True
SESSION_ENGINE = "tirek.accounts.sessions"
SESSION_COOKIE_AGE = 8 * 60 * 60
TIREK_CITIZEN_SESSION = 60 * 60
"""Seconds after which a citizen who does nothing is signed out; officers stay for their day."""
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = HTTPS
CSRF_COOKIE_SECURE = HTTPS
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_TRUSTED_ORIGINS = [f"https://{host}" for host in ALLOWED_HOSTS] if HTTPS else []

# --- what a browser may do --------------------------------------------------------------------
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF],
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
        "object-src": [NONE],
    }
}
X_FRAME_OPTIONS = "DENY"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SECURE_SSL_REDIRECT = HTTPS
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HTTPS else None
SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60 if HTTPS else 0

TIREK_CONSENT_DAYS = 30
"""How long a consent given by code lets somebody act for another: a house rule, not the law's."""

# --- files ------------------------------------------------------------------------------------
TIREK_FILES = VAR / "files"
TIREK_UPLOAD_LIMIT = 10 * 1024 * 1024
"""Bytes of one uploaded file; a technical limit, not the law's."""
FILE_UPLOAD_HANDLERS = ["tirek.documents.upload.LimitedUploadHandler"]
FILE_UPLOAD_TEMP_DIR = None
DATA_UPLOAD_MAX_MEMORY_SIZE = 1024 * 1024  # form fields without the files
DATA_UPLOAD_MAX_NUMBER_FIELDS = 500
DATA_UPLOAD_MAX_NUMBER_FILES = 20
STATIC_URL = "/static/"
STATIC_ROOT = VAR / "static"
STATICFILES_DIRS = [VAR / "assets"] if (VAR / "assets").is_dir() else []
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

# --- the bank -----------------------------------------------------------------------------------
TIREK_BANK = ENV.get("TIREK_BANK", "")
TIREK_BANK_FORMAT = ENV.get("TIREK_BANK_FORMAT", "tirek.payments.iso20022.format.Iso20022")

# --- short messages (technical limits, not the law's) -------------------------------------------
TIREK_SMS_GATEWAY = ENV.get("TIREK_SMS_GATEWAY", "")
TIREK_SMS_KEY = ENV.get("TIREK_SMS_KEY", "")
TIREK_SMS_SECRET = ENV.get("TIREK_SMS_SECRET", "")
TIREK_SMS_FOLDER = VAR / "sms"
TIREK_CODE_MINUTES = 5
"""How long a one-time code may be typed in."""
TIREK_CODE_TRIES = 3
TIREK_CODES_IN_WINDOW = 5
"""So many codes go to one number within the minutes below."""
TIREK_CODE_WINDOW_MINUTES = 60
TIREK_CODES_FROM_ADDRESS = 30
"""So many codes to sign in with may be asked from one address (a library, a school) meanwhile."""

# --- languages and time -----------------------------------------------------------------------
LANGUAGE_CODE = "kk"
LANGUAGES = [("kk", "Қазақша"), ("ru", "Русский"), ("en", "English")]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Asia/Almaty"

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {
        "tirek": {"level": "INFO"},
        "django.server": {"level": "WARNING"},
        "axes": {"level": "WARNING"},
    },
}
