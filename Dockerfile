# Two images: `product` (the default) for api, worker and set-up, which differ by their command only, and `sandbox` with the stand-ins for
# Sage, mail server and PSA (docker-compose.yml).
# Debian, not Alpine: the native core of Temporal's SDK is built for glibc.
FROM node:24.21.0-bookworm-slim AS base
# The SDK's core checks TLS against the system's certificates, which the slim image lacks.
RUN apt-get update \
  && apt-get install --yes --no-install-recommends ca-certificates \
  && rm -rf /var/lib/apt/lists/*
WORKDIR /app
COPY package.json package-lock.json .npmrc ./

# What runs, and nothing that builds or tests. The SDK brings its core for every platform: only Linux is kept.
FROM base AS modules
RUN npm ci --omit=dev \
  && rm -rf node_modules/@temporalio/core-bridge/releases/*-apple-darwin node_modules/@temporalio/core-bridge/releases/*-windows-msvc

FROM base AS build
RUN npm ci
COPY . .
RUN npm run build

# From source and with all its tools: it is for trying only. A volume mounted at /data takes over the owner.
FROM build AS sandbox
RUN mkdir /data && chown node:node /data
USER node

FROM base AS product
ENV NODE_ENV=production
COPY --from=modules /app/node_modules node_modules
COPY --from=build /app/dist dist
USER node
# Each service names its program.
CMD ["node", "--eval", "console.error('Name a program: dist/api/main.js, dist/worker/main.js or dist/scripts/setup-temporal.js'); process.exit(2)"]
