using Marketplace.Data.Sellers;
using Marketplace.Data.Tenancy;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Marketplace.Data.Model;

/// <summary>
/// Foreign keys are checked past row-level security, so a plain one could point at another seller's row. Here every reference
/// between tenant tables includes <c>seller_id</c>; the unique <c>(seller_id, id)</c> it needs also serves the keyset lists.
/// A table without a required parent refers to its seller itself.
/// </summary>
internal static class TenantReferences
{
    public static void KeepReferencesWithinTheSeller(this ModelBuilder builder)
    {
        foreach (var entity in builder.Model.GetEntityTypes().Where(IsTenant).ToList())
        {
            foreach (var foreignKey in entity.GetForeignKeys().Where(f => IsTenant(f.PrincipalEntityType)).ToList())
                Widen(entity, foreignKey);
            if (entity.GetForeignKeys().All(f => !f.IsRequired))
            {
                builder.Entity(entity.ClrType).HasOne(typeof(Seller)).WithMany()
                    .HasForeignKey(nameof(ITenantOwned.SellerId)).OnDelete(DeleteBehavior.Cascade);
            }
        }

        // When nothing refers to the plain key any more.
        foreach (var entity in builder.Model.GetEntityTypes().Where(e => e.ClrType.IsDefined(typeof(KeyedWithinSellerAttribute), inherit: false)))
        {
            var plain = entity.FindPrimaryKey()!;
            entity.SetPrimaryKey([Seller(entity), .. plain.Properties]);
            entity.RemoveKey(plain);
        }
    }

    /// <summary>Replaces EF Core's convention, which would index <c>(seller_id, x)</c> beside an index that begins with <c>x</c>.</summary>
    public static void IndexReferences(this ModelBuilder builder)
    {
        foreach (var entity in builder.Model.GetEntityTypes())
        {
            foreach (var column in entity.GetForeignKeys().Select(f => f.Properties[^1]).Distinct().ToList())
            {
                var indexed = entity.GetKeys().Any(k => k.Properties[0] == column)
                    || entity.GetIndexes().Any(i => i.Properties[0] == column && i.GetFilter() is null);
                if (indexed || column.PropertyInfo?.IsDefined(typeof(UnindexedReferenceAttribute), inherit: false) is true) continue;
                var index = entity.AddIndex(column);
                if (column.IsNullable) index.SetFilter($"{SnakeCase.Of(column.Name)} is not null");
            }
        }
    }

    private static bool IsTenant(IReadOnlyEntityType entity) => entity.ClrType.IsAssignableTo(typeof(ITenantOwned));

    private static void Widen(IMutableEntityType entity, IMutableForeignKey foreignKey)
    {
        var required = foreignKey.IsRequired;
        var behaviour = foreignKey.DeleteBehavior;
        var principal = foreignKey.PrincipalEntityType;
        IMutableProperty[] own = [Seller(principal), principal.FindProperty("Id")!];
        foreignKey.SetProperties([Seller(entity), .. foreignKey.Properties], principal.FindKey(own) ?? principal.AddKey(own)!);
        foreignKey.IsRequired = required;
        foreignKey.DeleteBehavior = behaviour == DeleteBehavior.ClientSetNull ? DeleteBehavior.SetNull : behaviour;
    }

    private static IMutableProperty Seller(IMutableEntityType entity) => entity.FindProperty(nameof(ITenantOwned.SellerId))!;
}
