using Marketplace.Grains.Connections;
using Marketplace.Grains.Operations.Handlers;
using Marketplace.Grains.Operations.Revisions;
using Microsoft.Extensions.DependencyInjection;

namespace Marketplace.Grains.Operations;

internal static class OperationServices
{
    public static IServiceCollection AddOperations(this IServiceCollection services) => services
        .AddScoped<IConnectionWork, OperationPump>()
        .AddSingleton<OperationLog>()
        .AddSingleton<OperationRunner>()
        .AddSingleton<ListingWorkshop>()
        .AddSingleton<RevisionBudget>()
        .AddSingleton<IOperationHandler, PublishHandler>()
        .AddSingleton<IOperationHandler, UpdateHandler>()
        .AddSingleton<IOperationHandler, EndHandler>()
        .AddSingleton<IOperationHandler, DeleteHandler>()
        .AddSingleton<IOperationHandler, PushStockHandler>()
        .AddSingleton<IOperationHandler, ShipHandler>()
        .AddSingleton<IOperationHandler, CancelHandler>()
        .AddSingleton<IOperationHandler, RefundHandler>();
}
