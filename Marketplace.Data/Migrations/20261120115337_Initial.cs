using System;
using System.Collections.Generic;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;
using NpgsqlTypes;

#nullable disable

namespace Marketplace.Data.Migrations
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "data_protection_keys",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    xml = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_data_protection_keys", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "oauth_states",
                columns: table => new
                {
                    state_hash = table.Column<byte[]>(type: "bytea", nullable: false),
                    seller_id = table.Column<Guid>(type: "uuid", nullable: false),
                    user_id = table.Column<Guid>(type: "uuid", nullable: false),
                    session = table.Column<string>(type: "text", nullable: false),
                    channel = table.Column<string>(type: "text", nullable: false),
                    verifier = table.Column<byte[]>(type: "bytea", nullable: false),
                    redirect_uri = table.Column<string>(type: "text", nullable: false),
                    return_path = table.Column<string>(type: "text", nullable: true),
                    inputs = table.Column<string>(type: "jsonb", nullable: false),
                    expires_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    consumed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    connection_id = table.Column<Guid>(type: "uuid", nullable: true),
                    error = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_oauth_states", x => x.state_hash);
                });

            migrationBuilder.CreateTable(
                name: "roles",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: true),
                    normalized_name = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: true),
                    concurrency_stamp = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_roles", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "sellers",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    currency = table.Column<string>(type: "character(3)", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_sellers", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "role_claims",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    role_id = table.Column<Guid>(type: "uuid", nullable: false),
                    claim_type = table.Column<string>(type: "text", nullable: true),
                    claim_value = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_role_claims", x => x.id);
                    table.ForeignKey(
                        name: "fk_role_claims_role_id",
                        column: x => x.role_id,
                        principalTable: "roles",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "alerts",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    seller_id = table.Column<Guid>(type: "uuid", nullable: false),
                    key = table.Column<string>(type: "text", nullable: false),
                    kind = table.Column<string>(type: "text", nullable: false),
                    title = table.Column<string>(type: "text", nullable: false),
                    detail = table.Column<string>(type: "text", nullable: true),
                    path = table.Column<string>(type: "text", nullable: false),
                    count = table.Column<int>(type: "integer", nullable: false),
                    raised_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    last_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    read_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    due_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    mailed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_alerts", x => x.id);
                    table.CheckConstraint("ck_alerts_kind", "kind in ('dead_operation', 'dead_event', 'oversell', 'needs_reauth', 'violation')");
                    table.ForeignKey(
                        name: "fk_alerts_seller_id",
                        column: x => x.seller_id,
                        principalTable: "sellers",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "categories",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    seller_id = table.Column<Guid>(type: "uuid", nullable: false),
                    parent_id = table.Column<Guid>(type: "uuid", nullable: true),
                    name = table.Column<string>(type: "text", nullable: false),
                    slug = table.Column<string>(type: "text", nullable: false),
                    description = table.Column<string>(type: "text", nullable: true),
                    image_url = table.Column<string>(type: "text", nullable: true),
                    sort_order = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_categories", x => x.id);
                    table.UniqueConstraint("ak_categories_seller_id_id", x => new { x.seller_id, x.id });
                    table.ForeignKey(
                        name: "fk_categories_seller_id",
                        column: x => x.seller_id,
                        principalTable: "sellers",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_categories_seller_id_parent_id",
                        columns: x => new { x.seller_id, x.parent_id },
                        principalTable: "categories",
                        principalColumns: new[] { "seller_id", "id" },
                        onDelete: ReferentialAction.SetNull);
                });

            migrationBuilder.CreateTable(
                name: "connections",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    seller_id = table.Column<Guid>(type: "uuid", nullable: false),
                    channel = table.Column<string>(type: "text", nullable: false),
                    display_name = table.Column<string>(type: "text", nullable: false),
                    status = table.Column<string>(type: "text", nullable: false),
                    account_id = table.Column<string>(type: "text", nullable: true),
                    account_name = table.Column<string>(type: "text", nullable: true),
                    account_url = table.Column<string>(type: "text", nullable: true),
                    scopes = table.Column<List<string>>(type: "text[]", nullable: false),
                    credentials = table.Column<byte[]>(type: "bytea", nullable: true),
                    credentials_version = table.Column<int>(type: "integer", nullable: false),
                    credentials_expire_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    refresh_started_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    webhook_secret = table.Column<byte[]>(type: "bytea", nullable: true),
                    webhook_id = table.Column<string>(type: "text", nullable: true),
                    settings = table.Column<string>(type: "jsonb", nullable: false),
                    price_rule = table.Column<string>(type: "jsonb", nullable: true),
                    sync_enabled = table.Column<bool>(type: "boolean", nullable: false),
                    last_error = table.Column<string>(type: "text", nullable: true),
                    budget_remaining = table.Column<int>(type: "integer", nullable: true),
                    budget_limit = table.Column<int>(type: "integer", nullable: true),
                    budget_reset_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    last_record_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    watched_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    updated_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_connections", x => x.id);
                    table.UniqueConstraint("ak_connections_seller_id_id", x => new { x.seller_id, x.id });
                    table.CheckConstraint("ck_connections_status", "status in ('pending', 'connected', 'syncing', 'error', 'needs_reauth', 'disconnected')");
                    table.ForeignKey(
                        name: "fk_connections_seller_id",
                        column: x => x.seller_id,
                        principalTable: "sellers",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "idempotency_keys",
                columns: table => new
                {
                    seller_id = table.Column<Guid>(type: "uuid", nullable: false),
                    key = table.Column<string>(type: "text", nullable: false),
                    method_path = table.Column<string>(type: "text", nullable: false),
                    request_hash = table.Column<byte[]>(type: "bytea", nullable: false),
                    status_code = table.Column<int>(type: "integer", nullable: true),
                    response = table.Column<byte[]>(type: "bytea", nullable: true),
                    content_type = table.Column<string>(type: "text", nullable: true),
                    location = table.Column<string>(type: "text", nullable: true),
                    state = table.Column<string>(type: "text", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_idempotency_keys", x => new { x.seller_id, x.key });
                    table.CheckConstraint("ck_idempotency_keys_state", "state in ('running', 'answered')");
                    table.ForeignKey(
                        name: "fk_idempotency_keys_seller_id",
                        column: x => x.seller_id,
                        principalTable: "sellers",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "imports",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    seller_id = table.Column<Guid>(type: "uuid", nullable: false),
                    file_name = table.Column<string>(type: "text", nullable: false),
                    object_key = table.Column<string>(type: "text", nullable: false),
                    format = table.Column<string>(type: "text", nullable: false),
                    mapping = table.Column<string>(type: "jsonb", nullable: false),
                    state = table.Column<string>(type: "text", nullable: false),
                    bytes_total = table.Column<long>(type: "bigint", nullable: false),
                    bytes_done = table.Column<long>(type: "bigint", nullable: false),
                    rows_done = table.Column<int>(type: "integer", nullable: false),
                    products_created = table.Column<int>(type: "integer", nullable: false),
                    products_updated = table.Column<int>(type: "integer", nullable: false),
                    variants_created = table.Column<int>(type: "integer", nullable: false),
                    variants_updated = table.Column<int>(type: "integer", nullable: false),
                    rows_failed = table.Column<int>(type: "integer", nullable: false),
                    images_queued = table.Column<int>(type: "integer", nullable: false),
                    checkpoint = table.Column<NpgsqlRange<int>[]>(type: "int4multirange", nullable: false),
                    error = table.Column<string>(type: "text", nullable: true),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    started_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    finished_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_imports", x => x.id);
                    table.UniqueConstraint("ak_imports_seller_id_id", x => new { x.seller_id, x.id });
                    table.CheckConstraint("ck_imports_format", "format in ('shopify', 'woocommerce', 'plain')");
                    table.CheckConstraint("ck_imports_state", "state in ('uploaded', 'running', 'completed', 'failed', 'cancelled')");
                    table.ForeignKey(
                        name: "fk_imports_seller_id",
                        column: x => x.seller_id,
                        principalTable: "sellers",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "users",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    seller_id = table.Column<Guid>(type: "uuid", nullable: false),
                    display_name = table.Column<string>(type: "text", nullable: false),
                    user_name = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: true),
                    normalized_user_name = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: true),
                    email = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: true),
                    normalized_email = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: true),
                    email_confirmed = table.Column<bool>(type: "boolean", nullable: false),
                    password_hash = table.Column<string>(type: "text", nullable: true),
                    security_stamp = table.Column<string>(type: "text", nullable: true),
                    concurrency_stamp = table.Column<string>(type: "text", nullable: true),
                    phone_number = table.Column<string>(type: "text", nullable: true),
                    phone_number_confirmed = table.Column<bool>(type: "boolean", nullable: false),
                    two_factor_enabled = table.Column<bool>(type: "boolean", nullable: false),
                    lockout_end = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    lockout_enabled = table.Column<bool>(type: "boolean", nullable: false),
                    access_failed_count = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_users", x => x.id);
                    table.ForeignKey(
                        name: "fk_users_seller_id",
                        column: x => x.seller_id,
                        principalTable: "sellers",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "products",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    seller_id = table.Column<Guid>(type: "uuid", nullable: false),
                    handle = table.Column<string>(type: "text", nullable: false),
                    title = table.Column<string>(type: "text", nullable: false),
                    description = table.Column<string>(type: "text", nullable: true),
                    short_description = table.Column<string>(type: "text", nullable: true),
                    vendor = table.Column<string>(type: "text", nullable: true),
                    product_type = table.Column<string>(type: "text", nullable: true),
                    category_id = table.Column<Guid>(type: "uuid", nullable: true),
                    tags = table.Column<List<string>>(type: "text[]", nullable: false),
                    attributes = table.Column<string>(type: "jsonb", nullable: false),
                    currency = table.Column<string>(type: "character(3)", nullable: false),
                    active = table.Column<bool>(type: "boolean", nullable: false),
                    featured = table.Column<bool>(type: "boolean", nullable: false),
                    seo_title = table.Column<string>(type: "text", nullable: true),
                    seo_description = table.Column<string>(type: "text", nullable: true),
                    published = table.Column<bool>(type: "boolean", nullable: true),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    updated_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    sku = table.Column<string>(type: "text", nullable: true),
                    price_from = table.Column<decimal>(type: "numeric(19,4)", precision: 19, scale: 4, nullable: true),
                    price_to = table.Column<decimal>(type: "numeric(19,4)", precision: 19, scale: 4, nullable: true),
                    variant_count = table.Column<int>(type: "integer", nullable: false, defaultValue: 0)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_products", x => new { x.seller_id, x.id });
                    table.ForeignKey(
                        name: "fk_products_seller_id",
                        column: x => x.seller_id,
                        principalTable: "sellers",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_products_seller_id_category_id",
                        columns: x => new { x.seller_id, x.category_id },
                        principalTable: "categories",
                        principalColumns: new[] { "seller_id", "id" },
                        onDelete: ReferentialAction.SetNull);
                });

            migrationBuilder.CreateTable(
                name: "category_mappings",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    seller_id = table.Column<Guid>(type: "uuid", nullable: false),
                    connection_id = table.Column<Guid>(type: "uuid", nullable: false),
                    category_id = table.Column<Guid>(type: "uuid", nullable: false),
                    settings = table.Column<string>(type: "jsonb", nullable: false),
                    updated_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_category_mappings", x => x.id);
                    table.ForeignKey(
                        name: "fk_category_mappings_seller_id_category_id",
                        columns: x => new { x.seller_id, x.category_id },
                        principalTable: "categories",
                        principalColumns: new[] { "seller_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_category_mappings_seller_id_connection_id",
                        columns: x => new { x.seller_id, x.connection_id },
                        principalTable: "connections",
                        principalColumns: new[] { "seller_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "connection_syncs",
                columns: table => new
                {
                    connection_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "text", nullable: false),
                    seller_id = table.Column<Guid>(type: "uuid", nullable: false),
                    enabled = table.Column<bool>(type: "boolean", nullable: false),
                    every = table.Column<TimeSpan>(type: "interval", nullable: false),
                    status = table.Column<string>(type: "text", nullable: false),
                    cursor = table.Column<string>(type: "text", nullable: true),
                    last_started_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    last_completed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    next_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    last_error = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_connection_syncs", x => new { x.connection_id, x.kind });
                    table.CheckConstraint("ck_connection_syncs_kind", "kind in ('orders', 'listings', 'inventory')");
                    table.CheckConstraint("ck_connection_syncs_status", "status in ('idle', 'in_progress', 'completed', 'failed')");
                    table.ForeignKey(
                        name: "fk_connection_syncs_seller_id_connection_id",
                        columns: x => new { x.seller_id, x.connection_id },
                        principalTable: "connections",
                        principalColumns: new[] { "seller_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "drift_rules",
                columns: table => new
                {
                    connection_id = table.Column<Guid>(type: "uuid", nullable: false),
                    field = table.Column<string>(type: "text", nullable: false),
                    seller_id = table.Column<Guid>(type: "uuid", nullable: false),
                    policy = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_drift_rules", x => new { x.connection_id, x.field });
                    table.CheckConstraint("ck_drift_rules_field", "field in ('quantity', 'price', 'state')");
                    table.CheckConstraint("ck_drift_rules_policy", "policy in ('we_win', 'they_win', 'ask')");
                    table.ForeignKey(
                        name: "fk_drift_rules_seller_id_connection_id",
                        columns: x => new { x.seller_id, x.connection_id },
                        principalTable: "connections",
                        principalColumns: new[] { "seller_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "known_violations",
                columns: table => new
                {
                    connection_id = table.Column<Guid>(type: "uuid", nullable: false),
                    url = table.Column<string>(type: "text", nullable: false),
                    kind = table.Column<string>(type: "text", nullable: false),
                    at_risk = table.Column<bool>(type: "boolean", nullable: false),
                    seller_id = table.Column<Guid>(type: "uuid", nullable: false),
                    reason = table.Column<string>(type: "text", nullable: false),
                    found_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_known_violations", x => new { x.connection_id, x.url, x.kind, x.at_risk });
                    table.ForeignKey(
                        name: "fk_known_violations_seller_id_connection_id",
                        columns: x => new { x.seller_id, x.connection_id },
                        principalTable: "connections",
                        principalColumns: new[] { "seller_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "orders",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    seller_id = table.Column<Guid>(type: "uuid", nullable: false),
                    connection_id = table.Column<Guid>(type: "uuid", nullable: false),
                    remote_id = table.Column<string>(type: "text", nullable: false),
                    number = table.Column<string>(type: "text", nullable: false),
                    status = table.Column<string>(type: "text", nullable: false),
                    payment_status = table.Column<string>(type: "text", nullable: false),
                    fulfilment_status = table.Column<string>(type: "text", nullable: false),
                    currency = table.Column<string>(type: "character(3)", nullable: false),
                    subtotal = table.Column<decimal>(type: "numeric(19,4)", precision: 19, scale: 4, nullable: false),
                    tax = table.Column<decimal>(type: "numeric(19,4)", precision: 19, scale: 4, nullable: false),
                    shipping = table.Column<decimal>(type: "numeric(19,4)", precision: 19, scale: 4, nullable: false),
                    discount = table.Column<decimal>(type: "numeric(19,4)", precision: 19, scale: 4, nullable: false),
                    total = table.Column<decimal>(type: "numeric(19,4)", precision: 19, scale: 4, nullable: false),
                    buyer_name = table.Column<string>(type: "text", nullable: true),
                    buyer_email = table.Column<string>(type: "text", nullable: true),
                    shipping_address = table.Column<string>(type: "jsonb", nullable: true),
                    billing_address = table.Column<string>(type: "jsonb", nullable: true),
                    note = table.Column<string>(type: "text", nullable: true),
                    placed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    remote_updated_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    arrived_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    payload = table.Column<string>(type: "jsonb", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_orders", x => new { x.seller_id, x.id });
                    table.CheckConstraint("ck_orders_fulfilment_status", "fulfilment_status in ('unfulfilled', 'partial', 'fulfilled')");
                    table.CheckConstraint("ck_orders_payment_status", "payment_status in ('pending', 'paid', 'failed', 'refunded')");
                    table.CheckConstraint("ck_orders_status", "status in ('pending', 'processing', 'shipped', 'delivered', 'cancelled', 'refunded')");
                    table.ForeignKey(
                        name: "fk_orders_seller_id_connection_id",
                        columns: x => new { x.seller_id, x.connection_id },
                        principalTable: "connections",
                        principalColumns: new[] { "seller_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "sync_log",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    seller_id = table.Column<Guid>(type: "uuid", nullable: false),
                    connection_id = table.Column<Guid>(type: "uuid", nullable: false),
                    entity_kind = table.Column<string>(type: "text", nullable: false),
                    sku = table.Column<string>(type: "text", nullable: true),
                    entity_id = table.Column<Guid>(type: "uuid", nullable: true),
                    action = table.Column<string>(type: "text", nullable: false),
                    result = table.Column<string>(type: "text", nullable: false),
                    error = table.Column<string>(type: "text", nullable: true),
                    local_quantity = table.Column<int>(type: "integer", nullable: true),
                    remote_quantity = table.Column<int>(type: "integer", nullable: true),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_sync_log", x => x.id);
                    table.CheckConstraint("ck_sync_log_action", "action in ('push', 'pull', 'none', 'create', 'update', 'delete')");
                    table.CheckConstraint("ck_sync_log_result", "result in ('success', 'failed', 'skipped')");
                    table.ForeignKey(
                        name: "fk_sync_log_seller_id_connection_id",
                        columns: x => new { x.seller_id, x.connection_id },
                        principalTable: "connections",
                        principalColumns: new[] { "seller_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "sync_runs",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    seller_id = table.Column<Guid>(type: "uuid", nullable: false),
                    connection_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "text", nullable: false),
                    trigger = table.Column<string>(type: "text", nullable: false),
                    state = table.Column<string>(type: "text", nullable: false),
                    cursor = table.Column<string>(type: "text", nullable: true),
                    pages = table.Column<int>(type: "integer", nullable: false),
                    records = table.Column<int>(type: "integer", nullable: false),
                    created = table.Column<int>(type: "integer", nullable: false),
                    updated = table.Column<int>(type: "integer", nullable: false),
                    unchanged = table.Column<int>(type: "integer", nullable: false),
                    failed = table.Column<int>(type: "integer", nullable: false),
                    expected = table.Column<int>(type: "integer", nullable: true),
                    started_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    finished_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    error = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_sync_runs", x => x.id);
                    table.UniqueConstraint("ak_sync_runs_seller_id_id", x => new { x.seller_id, x.id });
                    table.CheckConstraint("ck_sync_runs_kind", "kind in ('orders', 'listings', 'inventory')");
                    table.CheckConstraint("ck_sync_runs_state", "state in ('running', 'completed', 'failed', 'cancelled')");
                    table.CheckConstraint("ck_sync_runs_trigger", "trigger in ('schedule', 'seller', 'connect', 'webhook')");
                    table.ForeignKey(
                        name: "fk_sync_runs_seller_id_connection_id",
                        columns: x => new { x.seller_id, x.connection_id },
                        principalTable: "connections",
                        principalColumns: new[] { "seller_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "import_errors",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    import_id = table.Column<Guid>(type: "uuid", nullable: false),
                    seller_id = table.Column<Guid>(type: "uuid", nullable: false),
                    row_number = table.Column<int>(type: "integer", nullable: false),
                    column_name = table.Column<string>(type: "text", nullable: true),
                    value = table.Column<string>(type: "text", nullable: true),
                    message = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_import_errors", x => x.id);
                    table.ForeignKey(
                        name: "fk_import_errors_seller_id_import_id",
                        columns: x => new { x.seller_id, x.import_id },
                        principalTable: "imports",
                        principalColumns: new[] { "seller_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "user_claims",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    user_id = table.Column<Guid>(type: "uuid", nullable: false),
                    claim_type = table.Column<string>(type: "text", nullable: true),
                    claim_value = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_user_claims", x => x.id);
                    table.ForeignKey(
                        name: "fk_user_claims_user_id",
                        column: x => x.user_id,
                        principalTable: "users",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "user_logins",
                columns: table => new
                {
                    login_provider = table.Column<string>(type: "text", nullable: false),
                    provider_key = table.Column<string>(type: "text", nullable: false),
                    provider_display_name = table.Column<string>(type: "text", nullable: true),
                    user_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_user_logins", x => new { x.login_provider, x.provider_key });
                    table.ForeignKey(
                        name: "fk_user_logins_user_id",
                        column: x => x.user_id,
                        principalTable: "users",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "user_roles",
                columns: table => new
                {
                    user_id = table.Column<Guid>(type: "uuid", nullable: false),
                    role_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_user_roles", x => new { x.user_id, x.role_id });
                    table.ForeignKey(
                        name: "fk_user_roles_role_id",
                        column: x => x.role_id,
                        principalTable: "roles",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_user_roles_user_id",
                        column: x => x.user_id,
                        principalTable: "users",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "user_tokens",
                columns: table => new
                {
                    user_id = table.Column<Guid>(type: "uuid", nullable: false),
                    login_provider = table.Column<string>(type: "text", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    value = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_user_tokens", x => new { x.user_id, x.login_provider, x.name });
                    table.ForeignKey(
                        name: "fk_user_tokens_user_id",
                        column: x => x.user_id,
                        principalTable: "users",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "listings",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    seller_id = table.Column<Guid>(type: "uuid", nullable: false),
                    connection_id = table.Column<Guid>(type: "uuid", nullable: false),
                    product_id = table.Column<Guid>(type: "uuid", nullable: true),
                    remote_id = table.Column<string>(type: "text", nullable: true),
                    remote_url = table.Column<string>(type: "text", nullable: true),
                    state = table.Column<string>(type: "text", nullable: false),
                    desired = table.Column<string>(type: "jsonb", nullable: true),
                    observed = table.Column<string>(type: "jsonb", nullable: true),
                    title = table.Column<string>(type: "text", nullable: false),
                    price = table.Column<decimal>(type: "numeric(19,4)", precision: 19, scale: 4, nullable: true),
                    currency = table.Column<string>(type: "character(3)", nullable: true),
                    quantity = table.Column<int>(type: "integer", nullable: true),
                    image_url = table.Column<string>(type: "text", nullable: true),
                    overrides = table.Column<string>(type: "jsonb", nullable: false),
                    last_error = table.Column<string>(type: "text", nullable: true),
                    checkpoint = table.Column<string>(type: "jsonb", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false),
                    published_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    observed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    updated_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_listings", x => x.id);
                    table.UniqueConstraint("ak_listings_seller_id_id", x => new { x.seller_id, x.id });
                    table.CheckConstraint("ck_listings_state", "state in ('draft', 'publishing', 'active', 'updating', 'ending', 'ended', 'sold_out', 'inactive', 'error')");
                    table.ForeignKey(
                        name: "fk_listings_seller_id_connection_id",
                        columns: x => new { x.seller_id, x.connection_id },
                        principalTable: "connections",
                        principalColumns: new[] { "seller_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_listings_seller_id_product_id",
                        columns: x => new { x.seller_id, x.product_id },
                        principalTable: "products",
                        principalColumns: new[] { "seller_id", "id" },
                        onDelete: ReferentialAction.SetNull);
                });

            migrationBuilder.CreateTable(
                name: "product_images",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    seller_id = table.Column<Guid>(type: "uuid", nullable: false),
                    product_id = table.Column<Guid>(type: "uuid", nullable: false),
                    position = table.Column<int>(type: "integer", nullable: false),
                    alt = table.Column<string>(type: "text", nullable: true),
                    source_url = table.Column<string>(type: "text", nullable: true),
                    object_key = table.Column<string>(type: "text", nullable: true),
                    content_type = table.Column<string>(type: "text", nullable: true),
                    width = table.Column<int>(type: "integer", nullable: true),
                    height = table.Column<int>(type: "integer", nullable: true),
                    bytes = table.Column<long>(type: "bigint", nullable: true),
                    state = table.Column<string>(type: "text", nullable: false),
                    attempts = table.Column<int>(type: "integer", nullable: false),
                    error = table.Column<string>(type: "text", nullable: true),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_product_images", x => x.id);
                    table.UniqueConstraint("ak_product_images_seller_id_id", x => new { x.seller_id, x.id });
                    table.CheckConstraint("ck_product_images_state", "state in ('pending', 'stored', 'failed')");
                    table.ForeignKey(
                        name: "fk_product_images_seller_id_product_id",
                        columns: x => new { x.seller_id, x.product_id },
                        principalTable: "products",
                        principalColumns: new[] { "seller_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "refunds",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    seller_id = table.Column<Guid>(type: "uuid", nullable: false),
                    order_id = table.Column<Guid>(type: "uuid", nullable: false),
                    amount = table.Column<decimal>(type: "numeric(19,4)", precision: 19, scale: 4, nullable: false),
                    currency = table.Column<string>(type: "character(3)", nullable: false),
                    reason = table.Column<string>(type: "text", nullable: true),
                    remote_id = table.Column<string>(type: "text", nullable: true),
                    state = table.Column<string>(type: "text", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_refunds", x => x.id);
                    table.CheckConstraint("ck_refunds_state", "state in ('pending', 'sent', 'failed')");
                    table.ForeignKey(
                        name: "fk_refunds_seller_id_order_id",
                        columns: x => new { x.seller_id, x.order_id },
                        principalTable: "orders",
                        principalColumns: new[] { "seller_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "shipments",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    seller_id = table.Column<Guid>(type: "uuid", nullable: false),
                    order_id = table.Column<Guid>(type: "uuid", nullable: false),
                    carrier = table.Column<string>(type: "text", nullable: false),
                    tracking_number = table.Column<string>(type: "text", nullable: false),
                    note = table.Column<string>(type: "text", nullable: true),
                    state = table.Column<string>(type: "text", nullable: false),
                    operation_id = table.Column<Guid>(type: "uuid", nullable: true),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    sent_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_shipments", x => x.id);
                    table.CheckConstraint("ck_shipments_state", "state in ('pending', 'sent', 'failed')");
                    table.ForeignKey(
                        name: "fk_shipments_seller_id_order_id",
                        columns: x => new { x.seller_id, x.order_id },
                        principalTable: "orders",
                        principalColumns: new[] { "seller_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "sync_issues",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    seller_id = table.Column<Guid>(type: "uuid", nullable: false),
                    run_id = table.Column<Guid>(type: "uuid", nullable: false),
                    connection_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "text", nullable: false),
                    remote_id = table.Column<string>(type: "text", nullable: true),
                    error = table.Column<string>(type: "text", nullable: false),
                    payload = table.Column<string>(type: "jsonb", nullable: true),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_sync_issues", x => x.id);
                    table.CheckConstraint("ck_sync_issues_kind", "kind in ('orders', 'listings', 'inventory')");
                    table.ForeignKey(
                        name: "fk_sync_issues_seller_id_run_id",
                        columns: x => new { x.seller_id, x.run_id },
                        principalTable: "sync_runs",
                        principalColumns: new[] { "seller_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "drifts",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    seller_id = table.Column<Guid>(type: "uuid", nullable: false),
                    connection_id = table.Column<Guid>(type: "uuid", nullable: false),
                    listing_id = table.Column<Guid>(type: "uuid", nullable: false),
                    field = table.Column<string>(type: "text", nullable: false),
                    position = table.Column<int>(type: "integer", nullable: false),
                    sku = table.Column<string>(type: "text", nullable: true),
                    cause = table.Column<string>(type: "text", nullable: false),
                    ours = table.Column<string>(type: "text", nullable: false),
                    theirs = table.Column<string>(type: "text", nullable: false),
                    state = table.Column<string>(type: "text", nullable: false),
                    decision = table.Column<string>(type: "text", nullable: true),
                    found_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    seen_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    closed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_drifts", x => x.id);
                    table.CheckConstraint("ck_drifts_cause", "cause in ('missed_notice', 'channel_edit', 'failed_push', 'unsent_change', 'never_sent')");
                    table.CheckConstraint("ck_drifts_decision", "decision in ('we_win', 'they_win')");
                    table.CheckConstraint("ck_drifts_field", "field in ('quantity', 'price', 'state')");
                    table.CheckConstraint("ck_drifts_state", "state in ('open', 'repairing', 'repaired', 'gone')");
                    table.ForeignKey(
                        name: "fk_drifts_seller_id_connection_id",
                        columns: x => new { x.seller_id, x.connection_id },
                        principalTable: "connections",
                        principalColumns: new[] { "seller_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_drifts_seller_id_listing_id",
                        columns: x => new { x.seller_id, x.listing_id },
                        principalTable: "listings",
                        principalColumns: new[] { "seller_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "listing_paces",
                columns: table => new
                {
                    listing_id = table.Column<Guid>(type: "uuid", nullable: false),
                    listing_id1 = table.Column<Guid>(type: "uuid", nullable: true),
                    seller_id = table.Column<Guid>(type: "uuid", nullable: false),
                    ordinary_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    sold_out_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_listing_paces", x => x.listing_id);
                    table.ForeignKey(
                        name: "fk_listing_paces_seller_id",
                        column: x => x.seller_id,
                        principalTable: "sellers",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_listing_paces_seller_id_listing_id1",
                        columns: x => new { x.seller_id, x.listing_id1 },
                        principalTable: "listings",
                        principalColumns: new[] { "seller_id", "id" },
                        onDelete: ReferentialAction.SetNull);
                });

            migrationBuilder.CreateTable(
                name: "operations",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    seller_id = table.Column<Guid>(type: "uuid", nullable: false),
                    connection_id = table.Column<Guid>(type: "uuid", nullable: false),
                    listing_id = table.Column<Guid>(type: "uuid", nullable: true),
                    order_id = table.Column<Guid>(type: "uuid", nullable: true),
                    kind = table.Column<string>(type: "text", nullable: false),
                    priority = table.Column<short>(type: "smallint", nullable: false),
                    coalesce_key = table.Column<string>(type: "text", nullable: true),
                    payload = table.Column<string>(type: "jsonb", nullable: false),
                    state = table.Column<string>(type: "text", nullable: false),
                    attempts = table.Column<int>(type: "integer", nullable: false),
                    max_attempts = table.Column<int>(type: "integer", nullable: false),
                    not_before = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    lease = table.Column<Guid>(type: "uuid", nullable: true),
                    cause_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    started_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    finished_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    last_error = table.Column<string>(type: "text", nullable: true),
                    error_code = table.Column<string>(type: "text", nullable: true),
                    error_field = table.Column<string>(type: "text", nullable: true),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    updated_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_operations", x => new { x.seller_id, x.id });
                    table.CheckConstraint("ck_operations_kind", "kind in ('publish', 'update', 'end', 'delete', 'push_stock', 'ship', 'cancel', 'refund')");
                    table.CheckConstraint("ck_operations_state", "state in ('pending', 'running', 'done', 'dead', 'dismissed', 'superseded')");
                    table.ForeignKey(
                        name: "fk_operations_seller_id_connection_id",
                        columns: x => new { x.seller_id, x.connection_id },
                        principalTable: "connections",
                        principalColumns: new[] { "seller_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_operations_seller_id_listing_id",
                        columns: x => new { x.seller_id, x.listing_id },
                        principalTable: "listings",
                        principalColumns: new[] { "seller_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_operations_seller_id_order_id",
                        columns: x => new { x.seller_id, x.order_id },
                        principalTable: "orders",
                        principalColumns: new[] { "seller_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "variants",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    seller_id = table.Column<Guid>(type: "uuid", nullable: false),
                    product_id = table.Column<Guid>(type: "uuid", nullable: false),
                    position = table.Column<int>(type: "integer", nullable: false),
                    sku = table.Column<string>(type: "text", nullable: false),
                    title = table.Column<string>(type: "text", nullable: true),
                    options = table.Column<string>(type: "jsonb", nullable: false),
                    price = table.Column<decimal>(type: "numeric(19,4)", precision: 19, scale: 4, nullable: false),
                    compare_at_price = table.Column<decimal>(type: "numeric(19,4)", precision: 19, scale: 4, nullable: true),
                    cost = table.Column<decimal>(type: "numeric(19,4)", precision: 19, scale: 4, nullable: true),
                    barcode = table.Column<string>(type: "text", nullable: true),
                    weight_grams = table.Column<int>(type: "integer", nullable: true),
                    track_inventory = table.Column<bool>(type: "boolean", nullable: false),
                    low_stock_threshold = table.Column<int>(type: "integer", nullable: true),
                    image_id = table.Column<Guid>(type: "uuid", nullable: true),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    updated_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_variants", x => new { x.seller_id, x.id });
                    table.ForeignKey(
                        name: "fk_variants_seller_id_image_id",
                        columns: x => new { x.seller_id, x.image_id },
                        principalTable: "product_images",
                        principalColumns: new[] { "seller_id", "id" },
                        onDelete: ReferentialAction.SetNull);
                    table.ForeignKey(
                        name: "fk_variants_seller_id_product_id",
                        columns: x => new { x.seller_id, x.product_id },
                        principalTable: "products",
                        principalColumns: new[] { "seller_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "inventory_items",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    seller_id = table.Column<Guid>(type: "uuid", nullable: false),
                    variant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    product_id = table.Column<Guid>(type: "uuid", nullable: false),
                    sku = table.Column<string>(type: "text", nullable: false),
                    on_hand = table.Column<int>(type: "integer", nullable: false),
                    reserved = table.Column<int>(type: "integer", nullable: false),
                    available = table.Column<int>(type: "integer", nullable: false, computedColumnSql: "on_hand - reserved", stored: true),
                    epoch = table.Column<long>(type: "bigint", nullable: false),
                    updated_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_inventory_items", x => x.id);
                    table.UniqueConstraint("ak_inventory_items_seller_id_id", x => new { x.seller_id, x.id });
                    table.CheckConstraint("ck_inventory_items_on_hand", "on_hand >= 0");
                    table.CheckConstraint("ck_inventory_items_reserved", "reserved >= 0 and reserved <= on_hand");
                    table.ForeignKey(
                        name: "fk_inventory_items_seller_id_variant_id",
                        columns: x => new { x.seller_id, x.variant_id },
                        principalTable: "variants",
                        principalColumns: new[] { "seller_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "listing_variants",
                columns: table => new
                {
                    listing_id = table.Column<Guid>(type: "uuid", nullable: false),
                    position = table.Column<int>(type: "integer", nullable: false),
                    seller_id = table.Column<Guid>(type: "uuid", nullable: false),
                    remote_variant_id = table.Column<string>(type: "text", nullable: true),
                    variant_id = table.Column<Guid>(type: "uuid", nullable: true),
                    sku = table.Column<string>(type: "text", nullable: true),
                    price = table.Column<decimal>(type: "numeric(19,4)", precision: 19, scale: 4, nullable: true),
                    quantity = table.Column<int>(type: "integer", nullable: true),
                    pushed_quantity = table.Column<int>(type: "integer", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_listing_variants", x => new { x.listing_id, x.position });
                    table.ForeignKey(
                        name: "fk_listing_variants_seller_id_listing_id",
                        columns: x => new { x.seller_id, x.listing_id },
                        principalTable: "listings",
                        principalColumns: new[] { "seller_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_listing_variants_seller_id_variant_id",
                        columns: x => new { x.seller_id, x.variant_id },
                        principalTable: "variants",
                        principalColumns: new[] { "seller_id", "id" },
                        onDelete: ReferentialAction.SetNull);
                });

            migrationBuilder.CreateTable(
                name: "order_lines",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    seller_id = table.Column<Guid>(type: "uuid", nullable: false),
                    order_id = table.Column<Guid>(type: "uuid", nullable: false),
                    remote_id = table.Column<string>(type: "text", nullable: false),
                    listing_id = table.Column<Guid>(type: "uuid", nullable: true),
                    product_id = table.Column<Guid>(type: "uuid", nullable: true),
                    variant_id = table.Column<Guid>(type: "uuid", nullable: true),
                    sku = table.Column<string>(type: "text", nullable: true),
                    title = table.Column<string>(type: "text", nullable: false),
                    quantity = table.Column<int>(type: "integer", nullable: false),
                    unit_price = table.Column<decimal>(type: "numeric(19,4)", precision: 19, scale: 4, nullable: false),
                    tax = table.Column<decimal>(type: "numeric(19,4)", precision: 19, scale: 4, nullable: false),
                    discount = table.Column<decimal>(type: "numeric(19,4)", precision: 19, scale: 4, nullable: false),
                    stock = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_order_lines", x => new { x.seller_id, x.id });
                    table.CheckConstraint("ck_order_lines_stock", "stock in ('pending', 'committed', 'oversold', 'unmatched', 'returning', 'returned', 'historic')");
                    table.ForeignKey(
                        name: "fk_order_lines_seller_id_listing_id",
                        columns: x => new { x.seller_id, x.listing_id },
                        principalTable: "listings",
                        principalColumns: new[] { "seller_id", "id" },
                        onDelete: ReferentialAction.SetNull);
                    table.ForeignKey(
                        name: "fk_order_lines_seller_id_order_id",
                        columns: x => new { x.seller_id, x.order_id },
                        principalTable: "orders",
                        principalColumns: new[] { "seller_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_order_lines_seller_id_product_id",
                        columns: x => new { x.seller_id, x.product_id },
                        principalTable: "products",
                        principalColumns: new[] { "seller_id", "id" },
                        onDelete: ReferentialAction.SetNull);
                    table.ForeignKey(
                        name: "fk_order_lines_seller_id_variant_id",
                        columns: x => new { x.seller_id, x.variant_id },
                        principalTable: "variants",
                        principalColumns: new[] { "seller_id", "id" },
                        onDelete: ReferentialAction.SetNull);
                });

            migrationBuilder.CreateTable(
                name: "quantity_rules",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    seller_id = table.Column<Guid>(type: "uuid", nullable: false),
                    connection_id = table.Column<Guid>(type: "uuid", nullable: false),
                    product_id = table.Column<Guid>(type: "uuid", nullable: true),
                    variant_id = table.Column<Guid>(type: "uuid", nullable: true),
                    hold_back = table.Column<int>(type: "integer", nullable: true),
                    list_at_most = table.Column<int>(type: "integer", nullable: true),
                    updated_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_quantity_rules", x => x.id);
                    table.CheckConstraint("ck_quantity_rules_hold_back", "hold_back >= 0");
                    table.CheckConstraint("ck_quantity_rules_list_at_most", "list_at_most >= 0");
                    table.ForeignKey(
                        name: "fk_quantity_rules_seller_id_connection_id",
                        columns: x => new { x.seller_id, x.connection_id },
                        principalTable: "connections",
                        principalColumns: new[] { "seller_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_quantity_rules_seller_id_product_id",
                        columns: x => new { x.seller_id, x.product_id },
                        principalTable: "products",
                        principalColumns: new[] { "seller_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_quantity_rules_seller_id_variant_id",
                        columns: x => new { x.seller_id, x.variant_id },
                        principalTable: "variants",
                        principalColumns: new[] { "seller_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "bundle_components",
                columns: table => new
                {
                    bundle_item_id = table.Column<Guid>(type: "uuid", nullable: false),
                    component_item_id = table.Column<Guid>(type: "uuid", nullable: false),
                    seller_id = table.Column<Guid>(type: "uuid", nullable: false),
                    quantity = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_bundle_components", x => new { x.bundle_item_id, x.component_item_id });
                    table.CheckConstraint("ck_bundle_components_quantity", "quantity > 0");
                    table.ForeignKey(
                        name: "fk_bundle_components_seller_id_bundle_item_id",
                        columns: x => new { x.seller_id, x.bundle_item_id },
                        principalTable: "inventory_items",
                        principalColumns: new[] { "seller_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_bundle_components_seller_id_component_item_id",
                        columns: x => new { x.seller_id, x.component_item_id },
                        principalTable: "inventory_items",
                        principalColumns: new[] { "seller_id", "id" });
                });

            migrationBuilder.CreateTable(
                name: "inventory_ledger",
                columns: table => new
                {
                    seq = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    item_id = table.Column<Guid>(type: "uuid", nullable: false),
                    seller_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "text", nullable: false),
                    on_hand_delta = table.Column<int>(type: "integer", nullable: false),
                    reserved_delta = table.Column<int>(type: "integer", nullable: false),
                    on_hand_after = table.Column<int>(type: "integer", nullable: false),
                    reserved_after = table.Column<int>(type: "integer", nullable: false),
                    key = table.Column<string>(type: "text", nullable: false),
                    subject_id = table.Column<Guid>(type: "uuid", nullable: true),
                    reference = table.Column<string>(type: "text", nullable: true),
                    note = table.Column<string>(type: "text", nullable: true),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_inventory_ledger", x => new { x.item_id, x.seq });
                    table.ForeignKey(
                        name: "fk_inventory_ledger_seller_id_item_id",
                        columns: x => new { x.seller_id, x.item_id },
                        principalTable: "inventory_items",
                        principalColumns: new[] { "seller_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "reservations",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    seller_id = table.Column<Guid>(type: "uuid", nullable: false),
                    item_id = table.Column<Guid>(type: "uuid", nullable: false),
                    quantity = table.Column<int>(type: "integer", nullable: false),
                    state = table.Column<string>(type: "text", nullable: false),
                    part_of_id = table.Column<Guid>(type: "uuid", nullable: true),
                    reference = table.Column<string>(type: "text", nullable: true),
                    expires_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_reservations", x => x.id);
                    table.CheckConstraint("ck_reservations_quantity", "quantity > 0");
                    table.CheckConstraint("ck_reservations_state", "state in ('held', 'committed', 'released', 'expired')");
                    table.ForeignKey(
                        name: "fk_reservations_seller_id_item_id",
                        columns: x => new { x.seller_id, x.item_id },
                        principalTable: "inventory_items",
                        principalColumns: new[] { "seller_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "oversell_cases",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    seller_id = table.Column<Guid>(type: "uuid", nullable: false),
                    item_id = table.Column<Guid>(type: "uuid", nullable: true),
                    sku = table.Column<string>(type: "text", nullable: false),
                    order_id = table.Column<Guid>(type: "uuid", nullable: false),
                    order_line_id = table.Column<Guid>(type: "uuid", nullable: false),
                    quantity = table.Column<int>(type: "integer", nullable: false),
                    state = table.Column<string>(type: "text", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    closed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_oversell_cases", x => x.id);
                    table.CheckConstraint("ck_oversell_cases_state", "state in ('open', 'cancelled', 'refunded', 'resolved')");
                    table.ForeignKey(
                        name: "fk_oversell_cases_seller_id_item_id",
                        columns: x => new { x.seller_id, x.item_id },
                        principalTable: "inventory_items",
                        principalColumns: new[] { "seller_id", "id" },
                        onDelete: ReferentialAction.SetNull);
                    table.ForeignKey(
                        name: "fk_oversell_cases_seller_id_order_id",
                        columns: x => new { x.seller_id, x.order_id },
                        principalTable: "orders",
                        principalColumns: new[] { "seller_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_oversell_cases_seller_id_order_line_id",
                        columns: x => new { x.seller_id, x.order_line_id },
                        principalTable: "order_lines",
                        principalColumns: new[] { "seller_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_alerts_due",
                table: "alerts",
                column: "due_at",
                filter: "due_at is not null");

            migrationBuilder.CreateIndex(
                name: "ix_alerts_seller_id_id",
                table: "alerts",
                columns: new[] { "seller_id", "id" },
                descending: new[] { false, true });

            migrationBuilder.CreateIndex(
                name: "ix_alerts_seller_id_key",
                table: "alerts",
                columns: new[] { "seller_id", "key" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_alerts_unread",
                table: "alerts",
                column: "seller_id",
                filter: "read_at is null");

            migrationBuilder.CreateIndex(
                name: "ix_bundle_components_component_item_id",
                table: "bundle_components",
                column: "component_item_id");

            migrationBuilder.CreateIndex(
                name: "ix_categories_parent_id",
                table: "categories",
                column: "parent_id",
                filter: "parent_id is not null");

            migrationBuilder.CreateIndex(
                name: "ix_categories_seller_id_slug",
                table: "categories",
                columns: new[] { "seller_id", "slug" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_category_mappings_category_id",
                table: "category_mappings",
                column: "category_id");

            migrationBuilder.CreateIndex(
                name: "ix_category_mappings_connection_id_category_id",
                table: "category_mappings",
                columns: new[] { "connection_id", "category_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_connections_seller_id_channel_account_id",
                table: "connections",
                columns: new[] { "seller_id", "channel", "account_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_drifts_connection_id",
                table: "drifts",
                column: "connection_id");

            migrationBuilder.CreateIndex(
                name: "ix_drifts_listing_id",
                table: "drifts",
                column: "listing_id");

            migrationBuilder.CreateIndex(
                name: "ix_drifts_seller_id_id",
                table: "drifts",
                columns: new[] { "seller_id", "id" },
                descending: new[] { false, true });

            migrationBuilder.CreateIndex(
                name: "ix_drifts_seller_id_state_id",
                table: "drifts",
                columns: new[] { "seller_id", "state", "id" },
                descending: new[] { false, false, true });

            migrationBuilder.CreateIndex(
                name: "ix_drifts_standing",
                table: "drifts",
                columns: new[] { "listing_id", "field", "position" },
                unique: true,
                filter: "state in ('open', 'repairing')");

            migrationBuilder.CreateIndex(
                name: "ix_idempotency_keys_seller_id_created_at",
                table: "idempotency_keys",
                columns: new[] { "seller_id", "created_at" });

            migrationBuilder.CreateIndex(
                name: "ix_import_errors_import_id_row_number",
                table: "import_errors",
                columns: new[] { "import_id", "row_number" });

            migrationBuilder.CreateIndex(
                name: "ix_inventory_items_product_id",
                table: "inventory_items",
                column: "product_id");

            migrationBuilder.CreateIndex(
                name: "ix_inventory_items_seller_id_sku",
                table: "inventory_items",
                columns: new[] { "seller_id", "sku" });

            migrationBuilder.CreateIndex(
                name: "ix_inventory_items_variant_id",
                table: "inventory_items",
                column: "variant_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_inventory_ledger_item_id_key",
                table: "inventory_ledger",
                columns: new[] { "item_id", "key" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_listing_paces_listing_id1",
                table: "listing_paces",
                column: "listing_id1",
                filter: "listing_id1 is not null");

            migrationBuilder.CreateIndex(
                name: "ix_listing_paces_seller_id",
                table: "listing_paces",
                column: "seller_id");

            migrationBuilder.CreateIndex(
                name: "ix_listing_variants_variant_id",
                table: "listing_variants",
                column: "variant_id");

            migrationBuilder.CreateIndex(
                name: "ix_listings_connection_id_product_id",
                table: "listings",
                columns: new[] { "connection_id", "product_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_listings_connection_id_remote_id",
                table: "listings",
                columns: new[] { "connection_id", "remote_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_listings_product_id",
                table: "listings",
                column: "product_id",
                filter: "product_id is not null");

            migrationBuilder.CreateIndex(
                name: "ix_operations_coalesce",
                table: "operations",
                columns: new[] { "connection_id", "coalesce_key" },
                unique: true,
                filter: "state = 'pending'");

            migrationBuilder.CreateIndex(
                name: "ix_operations_dead",
                table: "operations",
                columns: new[] { "seller_id", "id" },
                descending: new[] { false, true },
                filter: "state = 'dead'");

            migrationBuilder.CreateIndex(
                name: "ix_operations_in_flight",
                table: "operations",
                columns: new[] { "connection_id", "listing_id" },
                unique: true,
                filter: "state = 'running'");

            migrationBuilder.CreateIndex(
                name: "ix_operations_listing_id",
                table: "operations",
                column: "listing_id",
                filter: "listing_id is not null");

            migrationBuilder.CreateIndex(
                name: "ix_operations_open",
                table: "operations",
                column: "listing_id",
                filter: "state in ('pending', 'running')");

            migrationBuilder.CreateIndex(
                name: "ix_operations_order_id",
                table: "operations",
                column: "order_id",
                filter: "order_id is not null");

            migrationBuilder.CreateIndex(
                name: "ix_operations_pending",
                table: "operations",
                columns: new[] { "connection_id", "priority", "not_before", "id" },
                filter: "state = 'pending'");

            migrationBuilder.CreateIndex(
                name: "ix_operations_publish",
                table: "operations",
                columns: new[] { "connection_id", "created_at" },
                filter: "kind = 'publish'");

            migrationBuilder.CreateIndex(
                name: "ix_order_lines_listing_id",
                table: "order_lines",
                column: "listing_id",
                filter: "listing_id is not null");

            migrationBuilder.CreateIndex(
                name: "ix_order_lines_order_id_remote_id",
                table: "order_lines",
                columns: new[] { "order_id", "remote_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_order_lines_pending",
                table: "order_lines",
                columns: new[] { "seller_id", "order_id" },
                filter: "stock in ('pending', 'returning')");

            migrationBuilder.CreateIndex(
                name: "ix_order_lines_product_id",
                table: "order_lines",
                column: "product_id",
                filter: "product_id is not null");

            migrationBuilder.CreateIndex(
                name: "ix_order_lines_variant_id",
                table: "order_lines",
                column: "variant_id",
                filter: "variant_id is not null");

            migrationBuilder.CreateIndex(
                name: "ix_orders_connection_id_remote_id",
                table: "orders",
                columns: new[] { "connection_id", "remote_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_orders_seller_id_placed_at_id",
                table: "orders",
                columns: new[] { "seller_id", "placed_at", "id" },
                descending: new[] { false, true, true });

            migrationBuilder.CreateIndex(
                name: "ix_oversell_cases_item_id",
                table: "oversell_cases",
                column: "item_id",
                filter: "item_id is not null");

            migrationBuilder.CreateIndex(
                name: "ix_oversell_cases_order_id",
                table: "oversell_cases",
                column: "order_id");

            migrationBuilder.CreateIndex(
                name: "ix_oversell_cases_order_line_id",
                table: "oversell_cases",
                column: "order_line_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_oversell_cases_seller_id_id",
                table: "oversell_cases",
                columns: new[] { "seller_id", "id" },
                descending: new[] { false, true });

            migrationBuilder.CreateIndex(
                name: "ix_product_images_pending",
                table: "product_images",
                columns: new[] { "seller_id", "id" },
                filter: "state = 'pending'");

            migrationBuilder.CreateIndex(
                name: "ix_product_images_product_id_position",
                table: "product_images",
                columns: new[] { "product_id", "position" });

            migrationBuilder.CreateIndex(
                name: "ix_products_category_id",
                table: "products",
                column: "category_id",
                filter: "category_id is not null");

            migrationBuilder.CreateIndex(
                name: "ix_products_seller_id_handle",
                table: "products",
                columns: new[] { "seller_id", "handle" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_quantity_rules_connection_id_product_id_variant_id",
                table: "quantity_rules",
                columns: new[] { "connection_id", "product_id", "variant_id" },
                unique: true)
                .Annotation("Npgsql:NullsDistinct", false);

            migrationBuilder.CreateIndex(
                name: "ix_quantity_rules_product_id",
                table: "quantity_rules",
                column: "product_id",
                filter: "product_id is not null");

            migrationBuilder.CreateIndex(
                name: "ix_quantity_rules_variant_id",
                table: "quantity_rules",
                column: "variant_id",
                filter: "variant_id is not null");

            migrationBuilder.CreateIndex(
                name: "ix_refunds_order_id_remote_id",
                table: "refunds",
                columns: new[] { "order_id", "remote_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_reservations_held",
                table: "reservations",
                columns: new[] { "item_id", "expires_at" },
                filter: "state = 'held' and part_of_id is null");

            migrationBuilder.CreateIndex(
                name: "ix_reservations_item_id",
                table: "reservations",
                column: "item_id");

            migrationBuilder.CreateIndex(
                name: "ix_reservations_part_of_id",
                table: "reservations",
                column: "part_of_id",
                filter: "part_of_id is not null");

            migrationBuilder.CreateIndex(
                name: "ix_role_claims_role_id",
                table: "role_claims",
                column: "role_id");

            migrationBuilder.CreateIndex(
                name: "ix_roles_normalized_name",
                table: "roles",
                column: "normalized_name",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_shipments_order_id_tracking_number",
                table: "shipments",
                columns: new[] { "order_id", "tracking_number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_sync_issues_connection_id",
                table: "sync_issues",
                column: "connection_id");

            migrationBuilder.CreateIndex(
                name: "ix_sync_issues_run_id",
                table: "sync_issues",
                column: "run_id");

            migrationBuilder.CreateIndex(
                name: "ix_sync_issues_seller_id_id",
                table: "sync_issues",
                columns: new[] { "seller_id", "id" },
                descending: new[] { false, true });

            migrationBuilder.CreateIndex(
                name: "ix_sync_log_connection_id_id",
                table: "sync_log",
                columns: new[] { "connection_id", "id" },
                descending: new[] { false, true });

            migrationBuilder.CreateIndex(
                name: "ix_sync_log_seller_id_id",
                table: "sync_log",
                columns: new[] { "seller_id", "id" },
                descending: new[] { false, true });

            migrationBuilder.CreateIndex(
                name: "ix_sync_runs_connection_id_id",
                table: "sync_runs",
                columns: new[] { "connection_id", "id" },
                descending: new[] { false, true });

            migrationBuilder.CreateIndex(
                name: "ix_sync_runs_running",
                table: "sync_runs",
                columns: new[] { "connection_id", "kind" },
                unique: true,
                filter: "state = 'running'");

            migrationBuilder.CreateIndex(
                name: "ix_user_claims_user_id",
                table: "user_claims",
                column: "user_id");

            migrationBuilder.CreateIndex(
                name: "ix_user_logins_user_id",
                table: "user_logins",
                column: "user_id");

            migrationBuilder.CreateIndex(
                name: "ix_user_roles_role_id",
                table: "user_roles",
                column: "role_id");

            migrationBuilder.CreateIndex(
                name: "ix_users_normalized_email",
                table: "users",
                column: "normalized_email");

            migrationBuilder.CreateIndex(
                name: "ix_users_normalized_user_name",
                table: "users",
                column: "normalized_user_name",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_users_seller_id",
                table: "users",
                column: "seller_id");

            migrationBuilder.CreateIndex(
                name: "ix_variants_image_id",
                table: "variants",
                column: "image_id",
                filter: "image_id is not null");

            migrationBuilder.CreateIndex(
                name: "ix_variants_product_id_position",
                table: "variants",
                columns: new[] { "product_id", "position" });

            migrationBuilder.CreateIndex(
                name: "ix_variants_seller_id_sku",
                table: "variants",
                columns: new[] { "seller_id", "sku" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "alerts");

            migrationBuilder.DropTable(
                name: "bundle_components");

            migrationBuilder.DropTable(
                name: "category_mappings");

            migrationBuilder.DropTable(
                name: "connection_syncs");

            migrationBuilder.DropTable(
                name: "data_protection_keys");

            migrationBuilder.DropTable(
                name: "drift_rules");

            migrationBuilder.DropTable(
                name: "drifts");

            migrationBuilder.DropTable(
                name: "idempotency_keys");

            migrationBuilder.DropTable(
                name: "import_errors");

            migrationBuilder.DropTable(
                name: "inventory_ledger");

            migrationBuilder.DropTable(
                name: "known_violations");

            migrationBuilder.DropTable(
                name: "listing_paces");

            migrationBuilder.DropTable(
                name: "listing_variants");

            migrationBuilder.DropTable(
                name: "oauth_states");

            migrationBuilder.DropTable(
                name: "operations");

            migrationBuilder.DropTable(
                name: "oversell_cases");

            migrationBuilder.DropTable(
                name: "quantity_rules");

            migrationBuilder.DropTable(
                name: "refunds");

            migrationBuilder.DropTable(
                name: "reservations");

            migrationBuilder.DropTable(
                name: "role_claims");

            migrationBuilder.DropTable(
                name: "shipments");

            migrationBuilder.DropTable(
                name: "sync_issues");

            migrationBuilder.DropTable(
                name: "sync_log");

            migrationBuilder.DropTable(
                name: "user_claims");

            migrationBuilder.DropTable(
                name: "user_logins");

            migrationBuilder.DropTable(
                name: "user_roles");

            migrationBuilder.DropTable(
                name: "user_tokens");

            migrationBuilder.DropTable(
                name: "imports");

            migrationBuilder.DropTable(
                name: "order_lines");

            migrationBuilder.DropTable(
                name: "inventory_items");

            migrationBuilder.DropTable(
                name: "sync_runs");

            migrationBuilder.DropTable(
                name: "roles");

            migrationBuilder.DropTable(
                name: "users");

            migrationBuilder.DropTable(
                name: "listings");

            migrationBuilder.DropTable(
                name: "orders");

            migrationBuilder.DropTable(
                name: "variants");

            migrationBuilder.DropTable(
                name: "connections");

            migrationBuilder.DropTable(
                name: "product_images");

            migrationBuilder.DropTable(
                name: "products");

            migrationBuilder.DropTable(
                name: "categories");

            migrationBuilder.DropTable(
                name: "sellers");
        }
    }
}
