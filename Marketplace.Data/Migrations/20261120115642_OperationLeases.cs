using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Marketplace.Data.Migrations
{
    /// <inheritdoc />
    public partial class OperationLeases : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_shipments_order_id",
                table: "shipments");

            migrationBuilder.DropIndex(
                name: "ix_order_lines_pending",
                table: "order_lines");

            migrationBuilder.DropCheckConstraint(
                name: "ck_order_lines_stock",
                table: "order_lines");

            migrationBuilder.AddColumn<Guid>(
                name: "lease",
                table: "operations",
                type: "uuid",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "ix_shipments_order_id_tracking_number",
                table: "shipments",
                columns: new[] { "order_id", "tracking_number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_order_lines_pending",
                table: "order_lines",
                columns: new[] { "seller_id", "order_id" },
                filter: "stock in ('pending', 'returning')");

            migrationBuilder.AddCheckConstraint(
                name: "ck_order_lines_stock",
                table: "order_lines",
                sql: "stock in ('pending', 'committed', 'oversold', 'unmatched', 'returning', 'returned', 'historic')");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_shipments_order_id_tracking_number",
                table: "shipments");

            migrationBuilder.DropIndex(
                name: "ix_order_lines_pending",
                table: "order_lines");

            migrationBuilder.DropCheckConstraint(
                name: "ck_order_lines_stock",
                table: "order_lines");

            migrationBuilder.DropColumn(
                name: "lease",
                table: "operations");

            migrationBuilder.CreateIndex(
                name: "ix_shipments_order_id",
                table: "shipments",
                column: "order_id");

            migrationBuilder.CreateIndex(
                name: "ix_order_lines_pending",
                table: "order_lines",
                columns: new[] { "seller_id", "order_id" },
                filter: "stock = 'pending'");

            migrationBuilder.AddCheckConstraint(
                name: "ck_order_lines_stock",
                table: "order_lines",
                sql: "stock in ('pending', 'committed', 'oversold', 'unmatched', 'returned')");
        }
    }
}
