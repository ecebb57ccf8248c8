# The contents of `npm run bundle` in an image: server, page, Node and the embedded PostgreSQL.
#   docker build -t shirong .          IMAGES: where the base images come from, for networks with a mirror of their own
ARG IMAGES=docker.io/library

FROM ${IMAGES}/node:24-bookworm-slim AS build
WORKDIR /src
COPY package.json package-lock.json .npmrc ./
# With what only building needs: nothing of it reaches the image.
RUN npm ci --no-audit --no-fund
COPY . .
RUN npm run bundle -- --folder /app

FROM ${IMAGES}/debian:bookworm-slim
# A user with a name: PostgreSQL's initdb asks for it.
RUN useradd --system --uid 10001 --home-dir /data --shell /usr/sbin/nologin shirong \
  && install -d -o shirong -g shirong -m 750 /data
COPY --from=build /app /app
# HOST opens the server to the container's network; SHIRONG_ORIGIN must then be set.
ENV HOST=0.0.0.0 PORT=8931 SHIRONG_DATA_DIR=/data
USER shirong
WORKDIR /app
VOLUME /data
EXPOSE 8931
HEALTHCHECK --interval=10s --timeout=5s --start-period=120s --start-interval=2s \
  CMD ["/app/bin/node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/healthz`).then((a) => process.exit(a.ok ? 0 : 1), () => process.exit(1))"]
CMD ["/app/bin/start"]
