FROM node:20-slim
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --omit=dev
COPY . .
# Without WAREHOUSE_URL, the demo is made here.
RUN mkdir -p .grainline && chown node .grainline
USER node
# DuckDB runs each statement on one of these threads, and files and names need some, too.
ENV NODE_ENV=production HOST=0.0.0.0 PORT=4000 UV_THREADPOOL_SIZE=16
EXPOSE 4000
HEALTHCHECK --interval=10s --timeout=5s --start-period=30s --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/readyz`).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
ENTRYPOINT ["node", "--import", "tsx", "src/cli/main.ts"]
CMD ["serve"]
