using System.CommandLine;
using Aisle.Server.Hosting;

namespace Aisle.Server.Commands;

/// <summary>Options that mean the same on every command.</summary>
internal static class CommonOptions
{
    public const string DefaultStore = "aisle.db";

    public static Option<string> Store() => new("--store")
    {
        Description = "The shop's store, a SQLite file.",
        HelpName = "PATH",
        DefaultValueFactory = _ => Environment.GetEnvironmentVariable("AISLE_STORE") is { Length: > 0 } path ? path : DefaultStore,
    };

    public static Option<string?> Configuration()
    {
        var option = new Option<string?>("--config")
        {
            Description = $"The configuration of the model service. The default is {ModelFiles.UsualConfiguration} in this folder; without one, only the models in this process are served.",
            HelpName = "FILE",
            DefaultValueFactory = _ => File.Exists(ModelFiles.UsualConfiguration) ? ModelFiles.UsualConfiguration : null,
        };
        option.Check(path => path is null || File.Exists(path) ? [] : [$"there is no file '{path}'."]);
        return option;
    }

    /// <summary>Refuses a value with one line for each fault found in it.</summary>
    public static void Check<T>(this Option<T> option, Func<T, IEnumerable<string>> faults) => option.Validators.Add(result =>
    {
        if (result.Errors.Any() || result.GetValueOrDefault<T>() is not { } value)
        {
            return;
        }

        foreach (var fault in faults(value))
        {
            result.AddError($"{option.Name}: {fault}");
        }
    });

    /// <summary>A mistyped option must not pass as a file or a question.</summary>
    public static void RefuseOptions<T>(this Argument<T> argument) => argument.Validators.Add(result =>
    {
        foreach (var token in result.Tokens.Where(t => t.Value.StartsWith("--", StringComparison.Ordinal) && !Path.Exists(t.Value)))
        {
            result.AddError($"There is no option '{token.Value}'.");
        }
    });
}
