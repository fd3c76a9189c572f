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
        var tenants = builder.Model.GetEntityTypes().Where(e => e.ClrType.IsAssignableTo(typeof(ITenantOwned))).ToList();
        foreach (var entity in tenants.Where(e => e.FindPrimaryKey()!.Properties is [{ Name: "Id" }]))
            entity.AddKey([entity.FindProperty(nameof(ITenantOwned.SellerId))!, entity.FindProperty("Id")!]);
        foreach (var entity in tenants)
        {
            foreach (var foreignKey in entity.GetForeignKeys().Where(f => tenants.Contains(f.PrincipalEntityType)).ToList())
                Widen(entity, foreignKey);
            if (entity.GetForeignKeys().All(f => !f.IsRequired))
                builder.Entity(entity.ClrType).HasOne(typeof(Seller)).WithMany().HasForeignKey(nameof(ITenantOwned.SellerId)).OnDelete(DeleteBehavior.Cascade);
        }
    }

    private static void Widen(IMutableEntityType entity, IMutableForeignKey foreignKey)
    {
        var required = foreignKey.IsRequired;
        var behaviour = foreignKey.DeleteBehavior;
        var seller = entity.FindProperty(nameof(ITenantOwned.SellerId))!;
        var principal = foreignKey.PrincipalEntityType;
        var key = principal.FindKey([principal.FindProperty(nameof(ITenantOwned.SellerId))!, principal.FindProperty("Id")!])!;
        foreignKey.SetProperties([seller, .. foreignKey.Properties], key);
        foreignKey.IsRequired = required;
        foreignKey.DeleteBehavior = behaviour == DeleteBehavior.ClientSetNull ? DeleteBehavior.SetNull : behaviour;
    }
}
