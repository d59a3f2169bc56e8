# Three stages, so that neither compilers nor caches nor Node reach the image that runs.
ARG NODE=22
ARG PYTHON=3.11

FROM node:${NODE}-bookworm-slim AS pages
WORKDIR /app/frontend
# The lock alone first: packages are fetched again only when it changes.
COPY frontend/package.json frontend/package-lock.json frontend/.npmrc ./
RUN npm ci --no-audit --no-fund
COPY frontend/ ./
RUN npm run build

FROM python:${PYTHON}-slim-bookworm AS packages
COPY requirements.txt ./
# Nothing is installed whose hash is not in the lock; wheels only, so nothing is compiled or run.
RUN python -m venv /venv \
 && /venv/bin/pip install --no-cache-dir --require-hashes --no-deps --only-binary :all: -r requirements.txt

FROM python:${PYTHON}-slim-bookworm
# Nothing is written at run time, bytecode neither; what is said appears at once.
ENV PATH=/venv/bin:$PATH \
    PYTHONDONTWRITEBYTECODE=1 \
    PYTHONUNBUFFERED=1 \
    SCAREQUOTE_HOME=/srv/scarequote
COPY --from=packages /venv /venv
WORKDIR /app
COPY manage.py ./
COPY annotator/ annotator/
COPY --from=pages /app/annotator/web/static/build/ annotator/web/static/build/
# The pages are collected and compressed here, as root, so that the site can run on a read-only
# file system. The settings are those of nowhere: no database is asked, no secret enters the image.
RUN SCAREQUOTE_DEBUG=on SCAREQUOTE_HTTPS=off DATABASE_URL=postgresql:///unused \
    python manage.py collectstatic --no-input \
 && python -m compileall -q annotator manage.py
# A number, so that an engine which refuses root can see that it is not.
USER 10001:10001
EXPOSE 8000
CMD ["python", "-m", "gunicorn", "--bind", "0.0.0.0:8000", "annotator.wsgi:application"]
