# One image for api, worker, set-up and sandbox: they differ by their command only (docker-compose.yml).
# Debian, not Alpine: the native core of Temporal's SDK is built for glibc.
FROM node:20.20.2-bookworm-slim

# The SDK's core checks TLS against the system's certificates, which the slim image lacks.
RUN apt-get update \
  && apt-get install --yes --no-install-recommends ca-certificates \
  && rm -rf /var/lib/apt/lists/*

ENV NODE_ENV=production
WORKDIR /app

COPY package.json package-lock.json .npmrc ./
RUN npm ci --omit=dev && npm cache clean --force

COPY . .

# Where the sandbox keeps its state; a volume mounted here takes over the owner.
RUN mkdir /data && chown node:node /data

USER node
# Each service names its program; without one this says which there are.
CMD ["npm", "run"]
