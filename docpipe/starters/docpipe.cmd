@echo off
rem Dvojklik: zkontroluje obsah, vyrobi dokumenty a otevre slozku s nimi. Text je bez diakritiky, aby ho cmd precetl v kazdem kodovani.
chcp 65001 >nul
rem pushd: slozka muze lezet i na sitovem disku bez pismene (\\server\slozka), kam cd neumi.
pushd "%~dp0" 2>nul
set "DOCPIPE=docpipe"
if exist "%~dp0.venv\Scripts\docpipe.exe" set "DOCPIPE=%~dp0.venv\Scripts\docpipe.exe"
if not "%DOCPIPE%"=="docpipe" goto run
where docpipe >nul 2>nul
if errorlevel 1 set "DOCPIPE=py -m docpipe"
if "%DOCPIPE%"=="docpipe" goto run
py -m docpipe --version >nul 2>nul
if errorlevel 1 goto missing
py -m docpipe -C "%~dp0." build
goto built
:run
"%DOCPIPE%" -C "%~dp0." build
:built
if exist "%~dp0build" start "" "%~dp0build"
echo.
pause
exit /b
:missing
echo Na tomto pocitaci neni docpipe. Jak ho nainstalovat, rika navod docs/windows.md.
pause
exit /b 1
