# Two stages: the first embeds the articles and needs torch, the second answers and holds none of it.
#
#   docker build -t stack-advisor .
#   docker run --env-file slack.env -v stack-advisor:/data -p 8090:8090 stack-advisor
#
# --build-arg TORCH_WHEELS=… names a place that offers CPU builds of torch; without one the standard build is
# taken, which is larger, and stays behind in the first stage.
ARG PYTHON=3.12-slim

FROM python:${PYTHON} AS build
ARG TORCH_WHEELS=
ENV PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_CACHE_DIR=1
WORKDIR /src
COPY constraints.txt ./
RUN python -m venv /src/venv && /src/venv/bin/pip install -c constraints.txt hatchling editables
RUN torch="$(sed -n 's/^torch==//p' constraints.txt)"; \
    offered="${TORCH_WHEELS:+--find-links $TORCH_WHEELS --extra-index-url $TORCH_WHEELS}"; \
    /src/venv/bin/pip install $offered "torch==$torch+cpu" || /src/venv/bin/pip install "torch==$torch"
COPY pyproject.toml README.md LICENSE ./
COPY bot bot
COPY index index
COPY corpus corpus
RUN /src/venv/bin/pip install -c constraints.txt --no-build-isolation ".[build]"
RUN /src/venv/bin/stack-advisor index build --corpus /src/corpus --index /app/index
RUN /src/venv/bin/pip wheel --no-deps --no-build-isolation --wheel-dir /src/wheels .

FROM python:${PYTHON}
ENV PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_CACHE_DIR=1
WORKDIR /app
COPY --from=build /src/wheels /app/wheels
COPY constraints.txt /app/
RUN python -m venv /app/venv && \
    /app/venv/bin/pip install -c /app/constraints.txt "$(ls /app/wheels/*.whl)[slack]"
COPY --from=build /app/index /app/index
RUN mkdir -p /data && chown 10001:10001 /data
ENV PATH=/app/venv/bin:$PATH HOME=/data STACK_ADVISOR_INDEX=/app/index STACK_ADVISOR_HEALTH_PORT=8090
USER 10001:10001
VOLUME /data
EXPOSE 3000 8090
HEALTHCHECK --interval=30s --timeout=5s --start-period=30s \
    CMD python -c "import urllib.request as u; u.urlopen('http://127.0.0.1:8090/healthz', timeout=4)"
CMD ["stack-advisor", "serve", "--index", "/app/index"]
